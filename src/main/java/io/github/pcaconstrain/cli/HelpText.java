package io.github.pcaconstrain.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** The parts of a help page that every command has. */
final class HelpText {
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done and clean");
        EXIT_CODES.put("1", "findings: a rule, probe or verdict failed");
        EXIT_CODES.put("2", "wrong usage, or input that cannot be read");
        EXIT_CODES.put("3", "AWS refused or could not be reached");
        EXIT_CODES.put("4", "inconclusive, or timed out");
        EXIT_CODES.put("70", "a bug of ours");
        EXIT_CODES.put("130", "interrupted");
    }

    private static final int WIDTH = 79;

    /** A word of a command line with the option or the bar that it belongs to. */
    private static final Pattern WORD = Pattern.compile("(?:\\| )?(?:--?[a-z-]+ (?![-|]))?(?:[^\\s']|'[^']*')+");

    private HelpText() {}

    static void addExitCodes(CommandSpec spec) {
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
    }

    /** Adds runnable examples: sentence, command line, sentence, command line. */
    static void addExamples(CommandSpec spec, String... sentencesAndCommands) {
        List<String> footer = new ArrayList<>();
        footer.add("Examples:");
        for (int i = 0; i < sentencesAndCommands.length; i += 2) {
            footer.addAll(wrap("  ", sentencesAndCommands[i], "", "  "));
            footer.addAll(wrap("    $ ", sentencesAndCommands[i + 1], " \\", "        "));
        }
        spec.usageMessage()
                .footerHeading("%n")
                .footer(footer.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new));
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
