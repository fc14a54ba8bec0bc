package io.github.pcaconstrain.report;

import java.io.IOException;
import java.util.List;

/**
 * Writes constraints in rows: permitted, excluded, inherited. Long lists are folded.
 *
 * @param html the page
 */
public record ConstraintLists(Html html) {
    private static final int MAX_LINES = 12;
    private static final String PERMITTED = "permitted ";
    private static final String EXCLUDED = "excluded ";

    /**
     * Writes the rows; nothing if there are no constraints.
     *
     * @param own such as {@code permitted dns:example.com}
     * @param inherited the constraints of the CAs above, in the same form
     */
    public void write(List<String> own, List<String> inherited) throws IOException {
        if (own.isEmpty() && inherited.isEmpty()) {
            return;
        }
        html.open("dl", "class", "rules");
        own("permitted", starting(PERMITTED, own));
        own("excluded", starting(EXCLUDED, own));
        inherited(inherited);
        html.close("dl");
    }

    private static List<String> starting(String side, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(side))
                .map(line -> line.substring(side.length()))
                .toList();
    }

    private void own(String side, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        html.element("dt", side).open("dd", "class", side);
        lines(lines.subList(0, Math.min(MAX_LINES, lines.size())));
        if (lines.size() > MAX_LINES) {
            html.open("details").element("summary", Figures.of(lines.size() - MAX_LINES) + " more");
            lines(lines.subList(MAX_LINES, lines.size()));
            html.close("details");
        }
        html.close("dd");
    }

    private void lines(List<String> lines) throws IOException {
        for (String line : lines) {
            html.element("code", line).text(" ");
        }
    }

    /**
     * The CAs above list them in full: a thousand CAs need not each repeat the thousand constraints of the one above
     * them.
     */
    private void inherited(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        html.element("dt", "inherited").open("dd", "class", "inherited");
        for (String line : lines.subList(0, Math.min(MAX_LINES, lines.size()))) {
            html.element("code", line, "class", line.startsWith(EXCLUDED) ? "excluded" : "permitted");
            html.text(" ");
        }
        if (lines.size() > MAX_LINES) {
            html.text("and " + Figures.of(lines.size() - MAX_LINES) + " more, listed at the CAs above");
        }
        html.close("dd");
    }
}
