package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.cli.show.Zone;
import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.RefusedCertificate;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.report.ConstraintLists;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.report.Html;
import io.github.pcaconstrain.report.HtmlPage;
import io.github.pcaconstrain.report.HtmlPage.Grouping;
import io.github.pcaconstrain.report.HtmlPage.Tile;
import io.github.pcaconstrain.report.HtmlPage.Tone;
import io.github.pcaconstrain.report.ValidUntil;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What new constraints would break, as a page for the owners of the certificates, grouped by zone, with the users of
 * each certificate.
 */
final class ImpactHtml {
    /** A certificate in a zone, with the names that are refused there. */
    private record Broken(int number, RefusedCertificate certificate, List<Verdict> names) {}

    private final ImpactReport report;
    private final Html html;
    private final ValidUntil validity;
    private final Map<Zone, List<Broken>> zones = new TreeMap<>();

    private ImpactHtml(ImpactReport report, Instant at, Html html) {
        this.report = report;
        this.html = html;
        validity = new ValidUntil(at, html);
        for (int i = 0; i < report.refused().size(); i++) {
            add(i, report.refused().get(i));
        }
    }

    private void add(int number, RefusedCertificate certificate) {
        Map<Zone, List<Verdict>> names = new TreeMap<>();
        if (certificate.loss().isPresent()) {
            names.put(Zone.everything("CAs that are cut off"), List.of());
        }
        certificate
                .names()
                .forEach(verdict -> names.computeIfAbsent(Zone.of(verdict.name()), zone -> new ArrayList<>())
                        .add(verdict));
        names.forEach((zone, verdicts) ->
                zones.computeIfAbsent(zone, key -> new ArrayList<>()).add(new Broken(number, certificate, verdicts)));
    }

    /**
     * Writes the page in UTF-8.
     *
     * @param at the time at which certificates were judged
     * @param facts what else a reader must know, one sentence each
     */
    static void write(ImpactReport report, Instant at, List<String> facts, OutputStream out) throws IOException {
        HtmlPage.write(
                out, "Impact of new constraints", (page, html) -> new ImpactHtml(report, at, html).write(page, facts));
    }

    private void write(HtmlPage page, List<String> facts) throws IOException {
        page.header("Impact of new constraints", verdict(), tone(), facts, tiles());
        html.open("main").open("section", "id", "policy").element("h2", "The new constraints");
        new ConstraintLists(html).write(lines(), List.of());
        html.closeLine("section").open("section", "id", "findings", "tabindex", "-1");
        html.element("h2", "What would break");
        if (zones.isEmpty()) {
            html.element("p", "Nothing would break.", "class", "nothing");
        } else {
            list(page);
        }
        html.closeLine("section");
        if (!zones.isEmpty()) {
            remedy();
        }
        texts("Unreadable", report.unreadable());
        texts("Malformed names of types that the constraints do not limit", report.warnings());
        if (!zones.isEmpty()) {
            certificates();
        }
        html.closeLine("main");
    }

    private String verdict() {
        int refused = report.refused().size();
        String of = " of " + Figures.of(report.examined(), "certificate") + " would be refused";
        String zoned = refused == 0 ? "" : ", in " + Figures.of(zones.size(), "zone");
        String judged = refused == 0 ? "none" + of : Figures.of(refused) + of + zoned;
        int unread = report.unreadable().size();
        return Figures.sentence(
                unread == 0
                        ? judged
                        : "incomplete: " + Figures.of(unread)
                                + (unread == 1 ? " certificate or source" : " certificates or sources")
                                + " could not be read; of the rest, " + judged);
    }

    private Tone tone() {
        return !report.refused().isEmpty() || !report.unreadable().isEmpty() ? Tone.ERROR : Tone.GOOD;
    }

    private List<Tile> tiles() {
        long already = report.refused().stream()
                .filter(RefusedCertificate::refusedToday)
                .count();
        long users = report.refused().stream()
                .flatMap(certificate -> certificate.usedBy().stream())
                .distinct()
                .count();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(tile(report.refused().size() - already, "would break", Tone.ERROR, "toggle=error"));
        tiles.add(tile(already, "already refused today", Tone.WARNING, "toggle=warning"));
        tiles.add(tile(zones.size(), zones.size() == 1 ? "zone" : "zones", Tone.PLAIN, zones.isEmpty() ? "" : "set="));
        if (users > 0) {
            tiles.add(tile(users, "AWS resources that use them", Tone.PLAIN, ""));
        }
        tiles.add(tile(report.unreadable().size(), "unreadable", Tone.ERROR, ""));
        tiles.add(tile(report.examined(), "certificates checked", Tone.PLAIN, ""));
        tiles.add(tile(report.expired(), "expired, left out", Tone.PLAIN, ""));
        return tiles;
    }

    private static Tile tile(long number, String label, Tone tone, String action) {
        return new Tile(number, label, number == 0 ? Tone.PLAIN : tone, number == 0 ? "" : action);
    }

    private List<String> lines() {
        return Stream.concat(
                        report.constraints().permitted().stream()
                                .map(subtree -> "permitted " + subtree.base().text()),
                        report.constraints().excluded().stream()
                                .map(subtree -> "excluded " + subtree.base().text()))
                .toList();
    }

    private void list(HtmlPage page) throws IOException {
        page.openList(new Grouping(List.of("certificate", "certificates"), "zone", "certificate", List.of()));
        for (Map.Entry<Zone, List<Broken>> zone : zones.entrySet()) {
            page.openGroup();
            html.open("header").element("h3", zone.getKey().name());
            html.element("p", Figures.of(zone.getValue().size(), "certificate"), "class", "where own");
            html.close("header").open("ul");
            for (Broken broken : zone.getValue()) {
                broken(broken);
            }
            html.close("ul").closeLine("article");
        }
        page.closeList();
    }

    private void broken(Broken broken) throws IOException {
        RefusedCertificate certificate = broken.certificate();
        html.open("li", "class", css(certificate), "data-kind", String.valueOf(broken.number()));
        html.open("div", "class", "own").open("p", "class", "head");
        html.element("a", certificate.label(), "href", "#kind-" + broken.number(), "class", "subject");
        badge(certificate);
        html.close("p");
        where(certificate);
        html.close("div");
        if (broken.names().isEmpty() && certificate.loss().isPresent()) {
            html.element("p", Figures.sentence(certificate.loss().get()));
        }
        for (Verdict verdict : broken.names()) {
            html.open("p").element("code", verdict.name().text());
            html.text(" " + verdict.decision().text() + ": " + verdict.reason()).close("p");
        }
        html.open("div", "class", "own");
        users(certificate);
        html.close("div").closeLine("li");
    }

    private static String css(RefusedCertificate certificate) {
        return certificate.refusedToday() ? "warning" : "error";
    }

    private void badge(RefusedCertificate certificate) throws IOException {
        html.text(" ")
                .element("b", certificate.refusedToday() ? "already refused today" : "would break", "class", "badge");
    }

    private void where(RefusedCertificate certificate) throws IOException {
        html.open("p", "class", "where").text(certificate.place() + " \u00b7 ");
        validity.write(certificate.notAfter());
        html.close("p");
    }

    private void users(RefusedCertificate certificate) throws IOException {
        for (String user : certificate.usedBy()) {
            html.open("p", "class", "users")
                    .text("Used by ")
                    .element("code", user)
                    .close("p");
        }
    }

    private void remedy() throws IOException {
        ConstraintsDiff change = ConstraintsDiff.between(
                Optional.of(report.constraints()), Optional.of(report.remedy().constraints()));
        html.open("section", "id", "remedy").element("h2", "The smallest change that would keep them");
        if (!change.changes().isEmpty()) {
            html.element(
                    "p", "Read what else it allows: a DNS constraint also covers every name below.", "class", "meta");
            html.open("ul", "class", "plain");
            for (String line : ImpactText.changes(report, change)) {
                html.open("li").element("code", line.strip()).close("li");
            }
            html.close("ul");
        }
        for (Verdict verdict : report.remedy().unfixable()) {
            html.open("p").text("No change of the constraints would keep ");
            html.element("code", verdict.name().text())
                    .text(": " + verdict.reason())
                    .close("p");
        }
        html.closeLine("section");
    }

    private void texts(String title, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        html.open("section").element("h2", title).open("ul", "class", "plain");
        for (String text : texts) {
            html.element("li", text);
        }
        html.close("ul").closeLine("section");
    }

    private void certificates() throws IOException {
        html.open("section", "class", "index").element("h2", "Each certificate");
        html.open("div", "id", "kinds");
        for (int i = 0; i < report.refused().size(); i++) {
            RefusedCertificate certificate = report.refused().get(i);
            html.open("article", "id", "kind-" + i, "data-kind", String.valueOf(i), "tabindex", "-1");
            html.open("header", "class", css(certificate)).open("h3").text(certificate.label());
            badge(certificate);
            html.close("h3");
            where(certificate);
            html.element("p", "Serial number " + certificate.serial(), "class", "where");
            users(certificate);
            html.close("header").closeLine("article");
        }
        html.close("div").closeLine("section");
    }
}
