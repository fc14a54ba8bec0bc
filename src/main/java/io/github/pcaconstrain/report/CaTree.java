package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditedCa;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws CAs as nested lists. Each stands once, below the first of its issuers; cycles and very long chains end. */
final class CaTree {
    /** Browsers stop nesting at some hundred levels, and no page is wide enough for fifty. */
    private static final int MAX_DEPTH = 24;

    private final Html html;
    private final Map<String, AuditedCa> byFingerprint = new LinkedHashMap<>();
    private final Map<String, List<AuditedCa>> children = new LinkedHashMap<>();
    private final Set<String> drawn = new HashSet<>();
    private final Deque<AuditedCa> later = new ArrayDeque<>();

    CaTree(List<AuditedCa> cas, Html html) {
        this.html = html;
        cas.forEach(ca -> byFingerprint.put(ca.certificate(), ca));
        cas.forEach(ca -> ca.parents()
                .forEach(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                        .add(ca)));
    }

    void draw() {
        html.open("ul", "class", "tree");
        byFingerprint.values().stream()
                .filter(ca -> ca.parents().stream().noneMatch(byFingerprint::containsKey))
                .forEach(ca -> draw(ca, 0));
        // What is left hangs together in a cycle, or too deep.
        byFingerprint.values().forEach(later::add);
        while (!later.isEmpty()) {
            draw(later.remove(), 0);
        }
        html.close("ul");
    }

    private void draw(AuditedCa ca, int depth) {
        if (drawn.contains(ca.certificate())) {
            return;
        }
        if (depth > MAX_DEPTH) {
            later.addFirst(ca);
            return;
        }
        drawn.add(ca.certificate());
        html.open("li").open("details", "open", "").open("summary");
        html.element("span", ca.subject(), "class", "subject");
        html.element("span", ca.constraints().isEmpty() ? "no own constraints" : "constrained", "class", mark(ca));
        html.close("summary");
        describe(ca);
        List<AuditedCa> below = children.getOrDefault(ca.certificate(), List.of()).stream()
                .filter(child -> !drawn.contains(child.certificate()))
                .toList();
        if (!below.isEmpty()) {
            html.open("ul");
            below.forEach(child -> draw(child, depth + 1));
            html.close("ul");
        }
        html.close("details").close("li");
    }

    private static String mark(AuditedCa ca) {
        return "mark "
                + (!ca.constraints().isEmpty() ? "constrained" : ca.inherited().isEmpty() ? "open" : "inherited");
    }

    private void describe(AuditedCa ca) {
        html.open("dl");
        constraints("own constraints", ca.constraints());
        constraints("inherited, all of which apply too", ca.inherited());
        pair("place", ca.place().text());
        pair("key", ca.key());
        pair("valid until", ca.notAfter().toString());
        pair("end-entity certificates", String.valueOf(ca.certificates()));
        List<String> parents = ca.parents().stream()
                .map(byFingerprint::get)
                .filter(java.util.Objects::nonNull)
                .map(AuditedCa::subject)
                .toList();
        if (parents.size() > 1) {
            pair("signed by", String.join("; ", parents));
        } else if (parents.isEmpty() && !ca.root()) {
            pair("signed by", "a CA that is not among the sources");
        }
        pair("SHA-256", ca.certificate());
        html.close("dl");
    }

    private void constraints(String name, List<String> lines) {
        if (!lines.isEmpty()) {
            html.element("dt", name).open("dd").open("ul", "class", "lines");
            lines.forEach(line -> html.element("li", line));
            html.close("ul").close("dd");
        }
    }

    private void pair(String name, String value) {
        html.element("dt", name).element("dd", value);
    }
}
