package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.AwsCa;
import io.github.pcaconstrain.finding.Severity;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Draws CAs as a tree of nested lists, which the style sheet connects with lines. Each CA appears once, below the first
 * of its issuers, so cycles end; very long chains are cut. Unremarkable roots, of which trust stores have hundreds, are
 * folded.
 */
final class CaTree {
    /** Browsers stop nesting at a few hundred levels, and no page is wide enough for fifty. */
    private static final int MAX_DEPTH = 24;

    /** If there are more CAs below another, or more unremarkable roots, they are folded. */
    private static final int MAX_NODES = 25;

    private static final int MAX_PLAIN_ROOTS = 5;

    private static final String UNTOLD = "not told by AWS";

    private final AuditReport report;
    private final FindingsOfCas counts;
    private final Html html;
    private final Map<String, AuditedCa> byFingerprint = new LinkedHashMap<>();
    private final Map<String, List<AuditedCa>> children = new LinkedHashMap<>();
    private final Set<String> drawn = new HashSet<>();
    private final Deque<AuditedCa> later = new ArrayDeque<>();

    CaTree(AuditReport report, FindingsOfCas counts, Html html) {
        this.report = report;
        this.counts = counts;
        this.html = html;
        report.cas().forEach(ca -> byFingerprint.put(ca.certificate(), ca));
        report.cas()
                .forEach(ca -> ca.parents()
                        .forEach(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                                .add(ca)));
    }

    void draw() throws IOException {
        List<AuditedCa> plain =
                byFingerprint.values().stream().filter(this::isPlainRoot).toList();
        if (plain.size() <= MAX_PLAIN_ROOTS) {
            plain = List.of();
        }
        plain.forEach(ca -> drawn.add(ca.certificate()));
        if (plain.size() < byFingerprint.size()) {
            html.open("ul", "class", "tree");
            for (AuditedCa ca : byFingerprint.values()) {
                if (ca.parents().stream().noneMatch(byFingerprint::containsKey)) {
                    draw(ca, 0);
                }
            }
            // What is left is part of a cycle, or nested too deeply.
            later.addAll(byFingerprint.values());
            while (!later.isEmpty()) {
                draw(later.remove(), 0);
            }
            html.closeLine("ul");
        }
        if (!plain.isEmpty()) {
            long warnings = plain.stream()
                    .mapToLong(ca -> counts.count(ca.certificate(), Severity.WARNING))
                    .sum();
            openFold(Figures.of(plain.size()) + " roots without name constraints, and with nothing below them here"
                    + (warnings == 0 ? "" : ": " + Figures.of(warnings, "warning")));
            html.open("ul", "class", "tree roots");
            for (AuditedCa ca : plain) {
                html.open("li");
                node(ca);
                html.closeLine("li");
            }
            html.close("ul").closeLine("details");
        }
    }

    private void openFold(String summary) throws IOException {
        html.open("details", "class", "fold").element("summary", summary);
    }

    /** Whether a root has no constraints, no CA below it, and no finding other than that. */
    private boolean isPlainRoot(AuditedCa ca) {
        return ca.root()
                && ca.constraints().isEmpty()
                && ca.certificates() == 0
                && !children.containsKey(ca.certificate())
                && counts.count(ca.certificate(), Severity.ERROR) == 0;
    }

    private void draw(AuditedCa ca, int depth) throws IOException {
        if (drawn.contains(ca.certificate())) {
            return;
        }
        if (depth > MAX_DEPTH) {
            later.addFirst(ca);
            return;
        }
        drawn.add(ca.certificate());
        html.open("li");
        node(ca);
        List<AuditedCa> below = children.getOrDefault(ca.certificate(), List.of()).stream()
                .filter(child -> !drawn.contains(child.certificate()))
                .toList();
        if (!below.isEmpty()) {
            boolean isFolded = below.size() > MAX_NODES;
            if (isFolded) {
                openFold(Figures.of(below.size()) + " CAs below");
            }
            html.open("ul");
            for (AuditedCa child : below) {
                draw(child, depth + 1);
            }
            html.close("ul");
            if (isFolded) {
                html.close("details");
            }
        }
        html.closeLine("li");
    }

    private void node(AuditedCa ca) throws IOException {
        String key = FindingsOfCas.key(ca.certificate());
        html.open("div", "class", "ca " + mark(ca), "id", "ca-" + key, "tabindex", "-1");
        html.open("p", "class", "name");
        html.element("a", ca.subject(), "href", "#findings", "data-set", "ca=" + key)
                .text(" ");
        html.element("span", words(ca), "class", "mark");
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            int count = counts.count(ca.certificate(), severity);
            if (count > 0) {
                badge(
                        Figures.of(count) + " " + severity.label()
                                + (count == 1 || severity == Severity.INFO ? "" : "s"),
                        severity.label(),
                        key);
            }
        }
        html.close("p");
        new ConstraintLists(html).write(ca.constraints(), ca.inherited());
        html.open("p", "class", "where");
        html.text(ca.key() + " \u00b7 ");
        new ValidUntil(report.time(), html).write(ca.notAfter());
        html.text(" \u00b7 ");
        if (ca.certificates() == 0) {
            html.text("no end-entity certificates");
        } else {
            html.element("b", Figures.of(ca.certificates(), "end-entity certificate"));
        }
        int flawed = counts.issuedWithFindings(ca.certificate());
        html.text(flawed == 0 ? "" : ", " + Figures.of(flawed) + " with findings");
        Optional<String> state = ca.aws().flatMap(AwsCa::state).filter(each -> !each.equals("ACTIVE"));
        html.text(state.map(each -> " \u00b7 " + each).orElse("")).close("p");
        details(ca);
        html.close("div");
    }

    private void badge(String text, String severity, String key) throws IOException {
        html.text(" ")
                .element(
                        "button",
                        text,
                        "type",
                        "button",
                        "disabled",
                        "",
                        "class",
                        "badge " + severity,
                        "data-set",
                        "ca=" + key + "&severity=" + severity);
    }

    private static String mark(AuditedCa ca) {
        return !ca.constraints().isEmpty() ? "constrained" : ca.inherited().isEmpty() ? "open" : "inherits";
    }

    private static String words(AuditedCa ca) {
        return !ca.constraints().isEmpty()
                ? "constrained"
                : ca.inherited().isEmpty() ? "no constraints" : "constrained from above";
    }

    private void details(AuditedCa ca) throws IOException {
        html.open("details", "class", "more").element("summary", "Details").open("dl");
        pair(
                "found in",
                ca.place().source()
                        + (ca.place().index() == 0 ? "" : " #" + ca.place().index()));
        List<String> parents = ca.parents().stream()
                .map(byFingerprint::get)
                .filter(Objects::nonNull)
                .map(AuditedCa::subject)
                .toList();
        if (!parents.isEmpty()) {
            pair("signed by", String.join("; ", parents));
        } else if (!ca.root()) {
            pair("signed by", "a CA that is not among the sources");
        }
        pair("SHA-256", ca.certificate());
        if (ca.aws().isPresent()) {
            settings(ca.aws().get());
        }
        html.close("dl").close("details");
    }

    private void settings(AwsCa aws) throws IOException {
        pair("ARN", aws.arn());
        pair("account", aws.account());
        pair("state", aws.state().orElse(UNTOLD));
        pair("usage mode", aws.usageMode().orElse(UNTOLD));
        pair("key storage", aws.keyStorage().orElse(UNTOLD));
        pair("revocation", aws.revocation().map(CaTree::list).orElse(UNTOLD));
        pair("tags", aws.tags().map(CaTree::list).orElse(UNTOLD));
        pair("shared with", aws.sharedWith().map(CaTree::list).orElse(UNTOLD));
        pair(
                "renewal by ACM",
                aws.acmRenews().map(may -> may ? "allowed" : "not allowed").orElse(UNTOLD));
    }

    private static String list(List<String> values) {
        return values.isEmpty() ? "none" : String.join("; ", values);
    }

    private void pair(String name, String value) throws IOException {
        html.element("dt", name).element("dd", value);
    }
}
