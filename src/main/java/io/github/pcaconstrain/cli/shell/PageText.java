package io.github.pcaconstrain.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of help under construction: headings, prose, lists with descriptions, and commands to type. */
public final class PageText {
    private static final String INDENT = "  ";
    private static final int GAP = 2;

    /** The description of a longer name is below it, unless the page is wide. */
    private static final int LONG_NAME = 26;

    private static final int SHARE_OF_NAMES = 3;

    /** A word of a command line, with the option or pipe before it. */
    private static final Pattern WORD = Pattern.compile("(?:\\| )?(?:--?[a-z-]+ (?![-|]))?(?:[^\\s']|'[^']*')+");

    private final Display display;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    public PageText(Display display) {
        this.display = display;
        this.width = display.pageWidth() - 1; // many terminals wrap a line that fills them
    }

    /**
     * An entry of a list.
     * @param name what is to be typed
     * @param description what it is, in a sentence
     */
    public record Entry(String name, String description) {}

    /** Adds a line that starts with a heading. */
    public PageText line(String heading, String rest) {
        lines.add(display.line(new Styled(heading, Style.HEADING), Styled.plain(rest)));
        return this;
    }

    /** Adds a heading on its own line, below an empty line. */
    public PageText heading(String heading) {
        lines.add("");
        return line(heading, "");
    }

    /** Adds a paragraph. */
    public PageText prose(String text) {
        return prose("", text);
    }

    private PageText prose(String indent, String text) {
        Wrapping.lines(text, width - indent.length()).forEach(line -> lines.add(indent + line));
        return this;
    }

    /** The column in which the descriptions of a page start. */
    public int column(Stream<Entry> all) {
        int widest = Math.max(LONG_NAME, width / SHARE_OF_NAMES);
        return INDENT.length()
                + GAP
                + all.mapToInt(each -> each.name().length())
                        .filter(length -> length <= widest)
                        .max()
                        .orElse(widest);
    }

    /** Adds a list, with descriptions in a column. The description of a long name starts on the next line. */
    public PageText entries(List<Entry> entries, int column) {
        for (Entry entry : entries) {
            List<String> description = Wrapping.lines(entry.description(), width - column);
            Styled name = new Styled(entry.name(), Style.LITERAL);
            int gap = column - INDENT.length() - name.width();
            boolean isBeside = gap >= GAP;
            lines.add(display.line(
                    Styled.plain(INDENT), name, Styled.plain(isBeside ? " ".repeat(gap) + description.get(0) : "")));
            description.stream().skip(isBeside ? 1 : 0).forEach(line -> lines.add(" ".repeat(column) + line));
        }
        return this;
    }

    /**
     * Adds a sentence with a command to type below. The command is broken at spaces outside quotes; an option and its
     * value stay together.
     */
    public PageText example(String sentence, String command) {
        prose(INDENT, sentence);
        List<String> words =
                WORD.matcher(command).results().map(MatchResult::group).toList();
        String first = INDENT.repeat(2) + "$ ";
        String next = INDENT.repeat(4);
        List<String> parts = Wrapping.lines(words, width - next.length(), " \\");
        for (int i = 0; i < parts.size(); i++) {
            lines.add(display.line(Styled.plain(i == 0 ? first : next), new Styled(parts.get(i), Style.LITERAL)));
        }
        return this;
    }

    /** The page, every line with its line feed. */
    public String text() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
