package io.github.pcaconstrain.docs;

import io.github.pcaconstrain.cli.Screen.Span;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a terminal shows, as an SVG: text, so that it stays small, sharp and easy to compare. It asks for nothing from
 * elsewhere, as pages that show it as an image require: each word starts where its column is, in whatever monospaced font there is.
 *
 * @param title what it shows, for readers who cannot see it
 * @param columns how wide the terminal is
 * @param lines what is on it
 */
record TerminalPicture(String title, int columns, List<List<Span>> lines) {
    private static final int FONT_SIZE = 14;
    private static final double COLUMN = 8.4;
    private static final int LINE = 19;
    private static final int MARGIN = 18;
    private static final int TOP = 34;

    /** Columns of a table are apart by two blanks or more, and must stay below one another. */
    private static final Pattern CELL = Pattern.compile("\\S+(?: \\S+)*");

    /** Colours of a page that is read, and of the 16 that a terminal has. */
    enum Palette {
        LIGHT(
                "#ffffff",
                "#d0d7de",
                "#24292f",
                List.of("#24292f", "#b3261e", "#116329", "#8a5a00", "#0550ae", "#8250df", "#0e6a75", "#57606a")),
        DARK(
                "#0d1117",
                "#30363d",
                "#e6edf3",
                List.of("#8b949e", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#f0f6fc"));

        private final String background;
        private final String border;
        private final String text;

        @SuppressWarnings("ImmutableEnumChecker") // a list that List.of made
        private final List<String> colors;

        Palette(String background, String border, String text, List<String> colors) {
            this.background = background;
            this.border = border;
            this.text = text;
            this.colors = colors;
        }

        /** The name of the page's scheme, as CSS has it. */
        String scheme() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String color(int number) {
            return number < 0 ? text : colors.get(number % colors.size());
        }
    }

    /** The picture in one of the two schemes. */
    String svg(Palette palette) {
        int width = (int) Math.ceil(columns * COLUMN) + 2 * MARGIN;
        int height = TOP + lines.size() * LINE + MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%d" height="%d" viewBox="0 0 %d %d">
            <title>%s</title>
            <rect x="0.5" y="0.5" width="%d" height="%d" rx="8" fill="%s" stroke="%s"/>
            <g fill="%s"><circle cx="20" cy="18" r="5"/><circle cx="38" cy="18" r="5"/><circle cx="56" cy="18" r="5"/></g>
            <g fill="%s" font-size="%d" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,Liberation Mono,monospace">
            """.formatted(
                        width,
                        height,
                        width,
                        height,
                        escaped(title),
                        width - 1,
                        height - 1,
                        palette.background,
                        palette.border,
                        palette.border,
                        palette.text,
                        FONT_SIZE));
        for (int i = 0; i < lines.size(); i++) {
            int y = TOP + (i + 1) * LINE;
            lines.get(i).forEach(span -> add(span, y, palette, svg));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static void add(Span span, int y, Palette palette, StringBuilder svg) {
        for (MatchResult cell : CELL.matcher(span.text()).results().toList()) {
            double x = MARGIN + (span.column() + cell.start()) * COLUMN;
            svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\"", x, y))
                    .append(length(cell.group()))
                    .append(span.color() < 0 ? "" : " fill=\"" + palette.color(span.color()) + "\"")
                    .append(span.isBold() ? " font-weight=\"bold\"" : "")
                    .append('>')
                    .append(escaped(cell.group()))
                    .append("</text>\n");
        }
    }

    /** As wide as its columns, also in a font that is narrower. */
    private static String length(String cell) {
        return cell.length() < 2 ? "" : String.format(Locale.ROOT, " textLength=\"%.1f\"", cell.length() * COLUMN);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
