package io.github.pcaconstrain.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The examples at the end of a help page.
 *
 * @param sentencesAndCommands sentence, command line, sentence, command line
 */
record Examples(List<String> sentencesAndCommands) implements IHelpSectionRenderer {
    private static final int WIDTH = 79;

    /** A word of a command line with the option or the bar that it belongs to. */
    private static final Pattern WORD = Pattern.compile("(?:\\| )?(?:--?[a-z-]+ (?![-|]))?(?:[^\\s']|'[^']*')+");

    /** Those of a command, where it has any. */
    static Optional<Examples> of(CommandSpec spec) {
        return spec.usageMessage().sectionMap().get(UsageMessageSpec.SECTION_KEY_FOOTER) instanceof Examples examples
                ? Optional.of(examples)
                : Optional.empty();
    }

    /** The first command line. */
    String first() {
        return sentencesAndCommands.get(1);
    }

    @Override
    public String render(Help help) {
        List<String> lines = new ArrayList<>();
        lines.add("Examples:");
        for (int i = 0; i < sentencesAndCommands.size(); i += 2) {
            lines.addAll(wrap("  ", sentencesAndCommands.get(i), "", "  "));
            lines.addAll(wrap("    $ ", sentencesAndCommands.get(i + 1), " \\", "        "));
        }
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    /** Breaks a text at blanks outside of quotes; left to picocli, a command line would break within its words. */
    private static List<String> wrap(String start, String text, String lineEnd, String nextStart) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        String separator = "";
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (line.length() + separator.length() + words.group().length() + lineEnd.length() > WIDTH) {
                lines.add(line + lineEnd);
                line = new StringBuilder(nextStart);
                separator = "";
            }
            line.append(separator).append(words.group());
            separator = " ";
        }
        lines.add(line.toString());
        return lines;
    }
}
