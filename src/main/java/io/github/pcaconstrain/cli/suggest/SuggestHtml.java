package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.cli.show.suggestion.SuggestWords;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.report.Html;
import io.github.pcaconstrain.report.HtmlPage;
import io.github.pcaconstrain.report.HtmlPage.Grouping;
import io.github.pcaconstrain.report.HtmlPage.Tile;
import io.github.pcaconstrain.report.HtmlPage.Tone;
import io.github.pcaconstrain.report.ValidUntil;
import io.github.pcaconstrain.suggest.Outlier;
import io.github.pcaconstrain.suggest.OutlierReason;
import io.github.pcaconstrain.suggest.reading.LeftOutCertificate;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import io.github.pcaconstrain.suggest.reading.SuggestionResult;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Suggested policies as a page: the entries with their use, and what is left out, by reason. */
final class SuggestHtml {
    private static final String TITLE = "Suggested name constraints";

    private record Numbered(int number, LeftOutCertificate certificate) {}

    private final SuggestionResult result;
    private final Html html;
    private final ValidUntil validity;
    private final List<LeftOutCertificate> leftOut = new ArrayList<>();
    private final Map<OutlierReason, List<Numbered>> reasons = new TreeMap<>();

    private SuggestHtml(SuggestionResult result, Instant at, Html html) {
        this.result = result;
        this.html = html;
        validity = new ValidUntil(at, html);
        for (SuggestedPolicy policy : result.policies()) {
            leftOut.addAll(policy.leftOut());
            leftOut.addAll(policy.expired());
        }
        for (int i = 0; i < leftOut.size(); i++) {
            reasons.computeIfAbsent(leftOut.get(i).reason(), key -> new ArrayList<>())
                    .add(new Numbered(i, leftOut.get(i)));
        }
    }

    /**
     * Writes the page in UTF-8.
     *
     * @param at the time that the policies were made for
     * @param facts what else a reader has to know, a sentence each
     */
    static void write(SuggestionResult result, Instant at, List<String> facts, OutputStream out) throws IOException {
        HtmlPage.write(out, TITLE, (page, html) -> new SuggestHtml(result, at, html).write(page, facts));
    }

    private void write(HtmlPage page, List<String> facts) throws IOException {
        page.header(TITLE, verdict(), tone(), facts, tiles());
        html.open("main");
        for (SuggestedPolicy policy : result.policies()) {
            policy(policy);
        }
        html.open("section", "id", "findings", "tabindex", "-1").element("h2", "What is left out");
        if (leftOut.isEmpty()) {
            html.element("p", "Nothing is left out.", "class", "nothing");
        } else {
            list(page);
        }
        html.closeLine("section");
        texts("Unreadable", result.unreadable());
        if (!leftOut.isEmpty()) {
            certificates();
        }
        html.closeLine("main");
    }

    private String verdict() {
        String covered = result.policies().size() == 1
                ? SuggestWords.coverage(result.policies().get(0))
                : Counted.of(result.policies().size(), "policy", "policies");
        int unread = result.unreadable().size();
        return Figures.sentence(
                unread == 0
                        ? covered
                        : "incomplete: " + Figures.of(unread)
                                + (unread == 1 ? " certificate or source" : " certificates or sources")
                                + " could not be read; of the rest, " + covered);
    }

    private Tone tone() {
        if (!result.unreadable().isEmpty()) {
            return Tone.ERROR;
        }
        return leftOut.isEmpty() ? Tone.GOOD : Tone.WARNING;
    }

    private List<Tile> tiles() {
        long entries = result.policies().stream()
                .mapToLong(policy -> policy.proposal().entries().size())
                .sum();
        return List.of(
                new Tile(entries, entries == 1 ? "entry" : "entries", Tone.PLAIN, ""),
                new Tile(
                        leftOut.size(),
                        "left out",
                        leftOut.isEmpty() ? Tone.PLAIN : Tone.WARNING,
                        leftOut.isEmpty() ? "" : "set="),
                new Tile(result.certificates(), "certificates and names read", Tone.PLAIN, ""),
                new Tile(result.expired(), "expired", Tone.PLAIN, ""));
    }

    private void policy(SuggestedPolicy policy) throws IOException {
        html.open("section");
        html.element("h2", policy.issuer().isEmpty() ? "The policy" : "The policy for " + policy.issuer());
        html.element("p", Figures.sentence(SuggestWords.coverage(policy)), "class", "meta");
        html.open("ul", "class", "plain");
        for (Subtree subtree : policy.constraints().permitted()) {
            html.open("li").element("code", "permitted " + subtree.base().text());
            html.text(" " + SuggestWords.use(subtree, policy)).close("li");
        }
        for (String line : SuggestWords.open(policy)) {
            html.element("li", line);
        }
        html.close("ul").closeLine("section");
    }

    private void list(HtmlPage page) throws IOException {
        page.openList(new Grouping(List.of("certificate", "certificates"), "reason", "certificate", List.of()));
        for (Map.Entry<OutlierReason, List<Numbered>> reason : reasons.entrySet()) {
            page.openGroup();
            html.open("header").element("h3", reason.getKey().label());
            html.element("p", Figures.of(reason.getValue().size(), "certificate"), "class", "where own");
            html.close("header").open("ul");
            for (Numbered each : reason.getValue()) {
                leftOut(each);
            }
            html.close("ul").closeLine("article");
        }
        page.closeList();
    }

    private void leftOut(Numbered each) throws IOException {
        LeftOutCertificate certificate = each.certificate();
        html.open("li", "class", "warning", "data-kind", String.valueOf(each.number()));
        html.open("div", "class", "own").open("p", "class", "head");
        html.element("a", title(certificate), "href", "#kind-" + each.number(), "class", "subject");
        html.close("p");
        where(certificate);
        html.close("div");
        for (Outlier outlier : certificate.names()) {
            html.open("p").element("code", outlier.name().text()).text(" " + outlier.words());
            if (outlier.cost().isPresent()) {
                html.text("; to include it: ")
                        .element("code", outlier.cost().get().text());
            }
            html.close("p");
        }
        html.closeLine("li");
    }

    private static String title(LeftOutCertificate certificate) {
        return certificate.label().isEmpty() ? certificate.names().get(0).name().text() : certificate.label();
    }

    private void where(LeftOutCertificate certificate) throws IOException {
        html.open("p", "class", "where").text(certificate.where());
        if (certificate.notAfter().isPresent()) {
            html.text(" \u00b7 ");
            validity.write(certificate.notAfter().get());
        }
        html.close("p");
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
        for (int i = 0; i < leftOut.size(); i++) {
            LeftOutCertificate certificate = leftOut.get(i);
            html.open("article", "id", "kind-" + i, "data-kind", String.valueOf(i), "tabindex", "-1");
            html.open("header", "class", "warning").element("h3", title(certificate));
            where(certificate);
            if (!certificate.serial().isEmpty()) {
                html.element("p", "Serial number " + certificate.serial(), "class", "where");
            }
            html.close("header").closeLine("article");
        }
        html.close("div").closeLine("section");
    }
}
