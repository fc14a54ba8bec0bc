package io.github.pcaconstrain.cli.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The parts of a help page that every command has. */
public final class HelpText {
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done and clean");
        EXIT_CODES.put("1", "findings: a rule, probe or verdict failed");
        EXIT_CODES.put("2", "usage error, or unreadable input");
        EXIT_CODES.put("3", "AWS refused or could not be reached");
        EXIT_CODES.put("4", "inconclusive, or timed out");
        EXIT_CODES.put("70", "internal error (please report)");
        EXIT_CODES.put("130", "interrupted or declined");
    }

    private HelpText() {}

    /** Adds {@code --help}, which every command has, and the tool itself. */
    public static void addHelpOption(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    public static void addExitCodes(CommandSpec spec) {
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
    }

    /**
     * Adds runnable examples: sentence, command line, sentence, command line. They are laid out when help is asked for.
     */
    public static void addExamples(CommandSpec spec, String... sentencesAndCommands) {
        spec.usageMessage()
                .footerHeading("%n")
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_FOOTER, new Examples(List.of(sentencesAndCommands)));
    }
}
