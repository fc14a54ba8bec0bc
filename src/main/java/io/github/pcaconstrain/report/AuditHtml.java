package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.report.HtmlPage.Choice;
import io.github.pcaconstrain.report.HtmlPage.Grouping;
import io.github.pcaconstrain.report.HtmlPage.Tile;
import io.github.pcaconstrain.report.HtmlPage.Tone;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An audit as a page: the verdict, the tree of CAs, the findings by certificate, and what their codes mean. Findings
 * are written while they are read from the report, so that only the groups are held in memory.
 */
public final class AuditHtml {
    /**
     * In longer lists, the usual fix is only in the explanation of the code: half of the time that it takes to open a
     * page depends on the number of elements.
     */
    private static final int MAX_REPEATED = 5_000;

    /** More sources are not listed: a shell may have expanded {@code *} to thousands of files. */
    private static final int MAX_SOURCES = 8;

    private final AuditReport report;
    private final Html html;
    private final FindingsOfCas counts;
    private final Map<String, List<CertificateFinding>> groups = new LinkedHashMap<>();
    private final Map<String, AuditedCa> cas = new LinkedHashMap<>();
    private final Map<String, FindingCode> codes = new TreeMap<>();
    private final Map<String, Integer> ofCode = new TreeMap<>();

    private AuditHtml(AuditReport report, Html html) {
        this.report = report;
        this.html = html;
        report.cas().forEach(ca -> cas.put(ca.certificate(), ca));
        counts = new FindingsOfCas(cas);
        for (CertificateFinding found : report.findings()) {
            groups.computeIfAbsent(group(found), key -> new ArrayList<>()).add(found);
            codes.putIfAbsent(found.finding().code(), found.finding().kind());
            ofCode.merge(found.finding().code(), 1, Integer::sum);
            counts.add(found);
        }
    }

    private static String group(CertificateFinding found) {
        return found.certificate().isEmpty() ? "at " + found.place().text() : found.certificate();
    }

    /**
     * Writes the page in UTF-8.
     *
     * @param notes what else a reader must know about the audit, such as codes that were left out
     * @throws IOException if the stream cannot be written to
     */
    public static void write(AuditReport report, List<String> notes, OutputStream out) throws IOException {
        HtmlPage.write(out, "Certificate audit", (page, html) -> new AuditHtml(report, html).write(page, notes));
    }

    private void write(HtmlPage page, List<String> notes) throws IOException {
        AuditVerdict verdict = AuditVerdict.of(report);
        page.header("Certificate audit", verdict.sentence(), verdict.tone(), facts(notes), tiles());
        html.open("main").open("section", "id", "cas").element("h2", "CAs");
        if (cas.isEmpty()) {
            html.element("p", "There is no CA certificate among the sources.", "class", "nothing");
        } else {
            new CaTree(report, counts, html).draw();
        }
        html.closeLine("section").open("section", "id", "findings", "tabindex", "-1");
        html.element("h2", "Findings");
        findings(page);
        html.closeLine("section");
        if (!codes.isEmpty()) {
            codes();
        }
        if (report.sources().size() > MAX_SOURCES) {
            sources();
        }
        html.closeLine("main");
    }

    private List<String> facts(List<String> notes) {
        List<String> facts = new ArrayList<>();
        facts.add("Judged as of " + Figures.moment(report.time()) + " by " + report.tool() + ".");
        int more = report.sources().size() - MAX_SOURCES;
        facts.add("Sources: "
                + String.join(
                        ", ",
                        report.sources()
                                .subList(
                                        0,
                                        Math.min(MAX_SOURCES, report.sources().size())))
                + (more > 0 ? " and " + Figures.of(more) + " more, listed at the end" : ""));
        facts.addAll(notes);
        return facts;
    }

    private List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = report.count(severity);
            String noun = severity == Severity.INFO ? "for information" : severity.label() + (count == 1 ? "" : "s");
            String action = count == 0 ? "" : "toggle=" + severity.label();
            tiles.add(new Tile(count, noun, count == 0 ? Tone.PLAIN : Tone.valueOf(severity.name()), action));
        }
        AuditReport.Counts read = report.counts();
        tiles.add(new Tile(
                read.unreadable(),
                "unreadable",
                read.unreadable() > 0 ? Tone.ERROR : Tone.PLAIN,
                ofCode.containsKey("unreadable") ? "set=code=unreadable" : ""));
        tiles.add(new Tile(read.certificates(), "certificates read", Tone.PLAIN, groups.isEmpty() ? "" : "set="));
        tiles.add(new Tile(read.cas(), read.cas() == 1 ? "CA" : "CAs", Tone.PLAIN, ""));
        if (read.principals() > 0) {
            String noun = read.principals() == 1 ? "principal checked" : "principals checked";
            tiles.add(new Tile(read.principals(), noun, Tone.PLAIN, ""));
        }
        if (read.records() > 0) {
            String noun = read.records() == 1 ? "CloudTrail record" : "CloudTrail records";
            tiles.add(new Tile(read.records(), noun, Tone.PLAIN, ""));
        }
        if (read.accepted() > 0) {
            tiles.add(new Tile(read.accepted(), "accepted before", Tone.PLAIN, ""));
        }
        return tiles;
    }

    private void findings(HtmlPage page) throws IOException {
        if (groups.isEmpty()) {
            html.element("p", "Nothing was found.", "class", "nothing");
            return;
        }
        List<Choice> choices = ofCode.entrySet().stream()
                .map(code -> new Choice(code.getKey(), code.getKey() + " (" + Figures.of(code.getValue()) + ")"))
                .toList();
        page.openList(new Grouping(List.of("finding", "findings"), "certificate", "code", choices));
        for (List<CertificateFinding> group : groups.values()) {
            group(page, group);
        }
        page.closeList();
        if (report.counts().omitted() > 0) {
            String more = "and " + Figures.of(report.counts().omitted()) + " more, which are not listed";
            html.element("p", more, "class", "nothing");
        }
    }

    private void group(HtmlPage page, List<CertificateFinding> group) throws IOException {
        CertificateFinding first = group.get(0);
        String ca = counts.caOf(first);
        page.openGroup(ca.isEmpty() ? new String[0] : new String[] {"data-ca", FindingsOfCas.key(ca)});
        html.open("header");
        boolean isNamed = !first.place().subject().isEmpty();
        html.element("h3", isNamed ? first.place().subject() : first.place().source());
        html.open("p", "class", "where");
        html.text(isNamed || first.place().index() > 0 ? first.place().source() : "the source as a whole");
        html.text(first.place().index() > 0 ? " #" + first.place().index() : "");
        if (first.notAfter().isPresent()) {
            html.text(" \u00b7 ");
            new ValidUntil(report.time(), html).write(first.notAfter().get());
        }
        AuditedCa node = cas.get(ca);
        if (node != null) {
            boolean isOwn = first.certificate().isEmpty() || ca.equals(first.certificate());
            issuer(node, isOwn, "#ca-" + FindingsOfCas.key(ca));
        }
        html.close("p").close("header").open("ul");
        for (CertificateFinding found : group) {
            finding(found.finding());
        }
        html.close("ul").closeLine("article");
    }

    /** The way to a CA in the tree; on paper there is none, so that only the name of an issuer is left. */
    private void issuer(AuditedCa ca, boolean isOwn, String address) throws IOException {
        if (isOwn) {
            html.open("span", "class", "jump");
        }
        html.text(" \u00b7 ").element("a", isOwn ? "show in the tree" : "issued by " + ca.subject(), "href", address);
        if (isOwn) {
            html.close("span");
        }
    }

    /** With as few elements and spaces as possible, since a page may have 50,000 of these. */
    private void finding(Finding finding) throws IOException {
        String severity = finding.severity().label();
        html.open("li", "class", severity, "data-kind", finding.code()).element("b", severity);
        html.element("a", finding.code(), "href", "#kind-" + finding.code()).open("p");
        if (finding.place().isEmpty()) {
            html.text(Figures.sentence(finding.message()));
        } else {
            html.element("b", finding.place()).text(": " + finding.message());
        }
        html.close("p");
        if (!finding.fix().equals(finding.kind().fix())) {
            html.element("p", "Fix: " + finding.fix(), "class", "fix");
        } else if (report.findings().size() <= MAX_REPEATED) {
            html.element("p", "Fix: " + finding.fix(), "class", "fix own");
        }
        html.close("li");
    }

    private void codes() throws IOException {
        html.open("section", "id", "codes").element("h2", "What the codes mean");
        html.open("div", "id", "kinds");
        for (FindingCode code : inOrder(codes.values())) {
            html.open("article", "id", "kind-" + code.code(), "data-kind", code.code(), "tabindex", "-1");
            html.open("header", "class", code.severity().label());
            html.open("h3")
                    .element("b", code.severity().label(), "class", "badge")
                    .text(" ");
            html.element("code", code.code()).close("h3").close("header");
            html.element("p", code.explanation());
            html.element("p", "Fix: " + code.fix(), "class", "fix");
            html.element("p", "Source: " + code.source(), "class", "where").closeLine("article");
        }
        html.close("div").closeLine("section");
    }

    private void sources() throws IOException {
        html.open("section").element("h2", "Sources").open("ul", "class", "plain");
        for (String source : report.sources()) {
            html.element("li", source);
        }
        html.close("ul").closeLine("section");
    }

    /** Sorted by severity, the most severe first. */
    private static List<FindingCode> inOrder(Collection<FindingCode> codes) {
        return codes.stream()
                .sorted(Comparator.comparing(FindingCode::severity).reversed())
                .toList();
    }
}
