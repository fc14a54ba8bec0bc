package io.github.pcaconstrain.report;

import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * An audit as one page that needs nothing else: style and script stand in it, and its content security policy lets no
 * other run and nothing be fetched.
 */
public final class AuditHtml {
    private static final List<Severity> SEVERITIES = List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);

    private final AuditReport report;
    private final Html html = new Html();

    private AuditHtml(AuditReport report) {
        this.report = report;
    }

    /**
     * Writes the page in UTF-8.
     *
     * @throws IOException if the stream takes no more
     */
    public static void write(AuditReport report, OutputStream out) throws IOException {
        out.write(new AuditHtml(report).page().getBytes(StandardCharsets.UTF_8));
    }

    private String page() {
        String style = resource("audit.css");
        String script = resource("audit.js");
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.open("meta", "charset", "utf-8");
        String policy = "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", "Certificate audit");
        html.open("style").raw(style).close("style");
        html.close("head").open("body");
        header();
        html.open("main");
        findings();
        cas();
        html.close("main");
        html.open("script").raw(script).close("script");
        return html.close("body").close("html").toString();
    }

    private void header() {
        html.open("header").element("h1", "Certificate audit");
        html.element("p", report.tool() + ", judged at " + report.time(), "class", "meta");
        html.element("p", "Sources: " + String.join(", ", report.sources()), "class", "meta");
        html.open("ul", "class", "tiles");
        SEVERITIES.forEach(severity -> tile(severity.label(), String.valueOf(report.count(severity)), noun(severity)));
        tile("", String.valueOf(report.counts().certificates()), "certificates");
        tile("", String.valueOf(report.counts().cas()), "CAs");
        tile(
                report.counts().unreadable() > 0 ? "error" : "",
                "" + report.counts().unreadable(),
                "not readable");
        if (report.counts().accepted() > 0) {
            tile("", String.valueOf(report.counts().accepted()), "accepted before");
        }
        html.close("ul");
        html.open("nav").element("a", "Findings", "href", "#findings").element("a", "CAs", "href", "#cas");
        html.close("nav").close("header");
    }

    private String noun(Severity severity) {
        boolean isSingular = severity == Severity.INFO || report.count(severity) == 1;
        return severity.label() + (isSingular ? "" : "s");
    }

    private void tile(String kind, String number, String text) {
        html.open("li", "class", "tile " + kind);
        html.element("b", number).element("span", text).close("li");
    }

    private void findings() {
        html.open("section", "id", "findings").element("h2", "Findings");
        if (report.findings().isEmpty()) {
            html.element("p", "Nothing was found.", "class", "nothing").close("section");
            return;
        }
        controls();
        html.open("ol", "class", "list");
        report.findings().forEach(this::finding);
        html.close("ol");
        if (report.counts().omitted() > 0) {
            html.element("p", "and " + report.counts().omitted() + " more, which are not listed", "class", "nothing");
        }
        html.close("section");
    }

    private void controls() {
        html.open("div", "class", "controls", "role", "search");
        html.open("input", "type", "search", "id", "text", "placeholder", "Search", "aria-label", "Search findings");
        html.open("select", "id", "code", "aria-label", "Code").element("option", "all codes", "value", "");
        report.findings().stream()
                .map(found -> found.finding().code())
                .distinct()
                .sorted()
                .forEach(code -> html.element("option", code, "value", code));
        html.close("select");
        for (Severity severity : SEVERITIES) {
            html.open("label", "class", "severity " + severity.label());
            html.open("input", "type", "checkbox", "checked", "", "data-severity", severity.label());
            html.text(severity.label()).close("label");
        }
        html.element(
                "output",
                report.findings().size() + " of " + report.findings().size() + " shown",
                "id",
                "shown",
                "aria-live",
                "polite");
        html.close("div");
    }

    private void finding(CertificateFinding found) {
        String severity = found.finding().severity().label();
        String code = found.finding().code();
        html.open("li", "class", "finding " + severity, "data-severity", severity, "data-code", code);
        html.open("p", "class", "head");
        html.element("span", severity, "class", "badge").element("code", code).close("p");
        html.element("p", found.place().text(), "class", "place");
        html.element("p", found.finding().text(), "class", "message");
        html.element("p", found.finding().fix(), "class", "fix");
        if (!found.certificate().isEmpty()) {
            html.element("p", "SHA-256 " + found.certificate(), "class", "fingerprint");
        }
        html.close("li");
    }

    private void cas() {
        html.open("section", "id", "cas").element("h2", "CAs");
        if (report.cas().isEmpty()) {
            html.element("p", "There is no CA certificate among the sources.", "class", "nothing");
        } else {
            new CaTree(report.cas(), html).draw();
        }
        html.close("section");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(AuditHtml.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(content));
    }
}
