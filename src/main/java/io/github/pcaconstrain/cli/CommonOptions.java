package io.github.pcaconstrain.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command has: how much it says, and help. */
final class CommonOptions {
    private final OptionSpec quiet = OptionSpec.builder("-q", "--quiet")
            .type(boolean.class)
            .description("Print no warnings and notes.")
            .build();
    private final OptionSpec verbose = OptionSpec.builder("-v", "--verbose")
            .type(boolean.class)
            .description("Say more of what is done.")
            .build();
    private final OptionSpec debug = OptionSpec.builder("--debug")
            .type(boolean.class)
            .description("Print the stack trace of an error.")
            .build();

    private final Console console;

    CommonOptions(Console console) {
        this.console = console;
    }

    void addTo(CommandSpec spec) {
        spec.addOption(quiet).addOption(verbose).addOption(debug);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    boolean isQuiet() {
        return flag(quiet);
    }

    void warning(String message) {
        if (!isQuiet()) {
            console.warning(message);
        }
    }

    void note(String message) {
        if (!isQuiet()) {
            console.note(message);
        }
    }

    /** A note for those who asked for more. */
    void detail(String message) {
        if (flag(verbose)) {
            console.note(message);
        }
    }

    static boolean flag(OptionSpec option) {
        Boolean value = option.getValue();
        return Boolean.TRUE.equals(value);
    }
}
