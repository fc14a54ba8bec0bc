package io.github.pcaconstrain.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private HelpText() {}

    static void addExitCodes(CommandSpec spec) {
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
    }

    /** Adds runnable examples: sentence, command line, sentence, command line. */
    static void addExamples(CommandSpec spec, String... sentencesAndCommands) {
        List<String> footer = new ArrayList<>();
        footer.add("Examples:");
        for (int i = 0; i < sentencesAndCommands.length; i += 2) {
            footer.add("  " + sentencesAndCommands[i]);
            footer.add("    $ " + sentencesAndCommands[i + 1]);
        }
        spec.usageMessage()
                .footerHeading("%n")
                .footer(footer.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new));
    }
}
