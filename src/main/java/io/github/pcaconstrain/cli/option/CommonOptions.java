package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command has: how much it says, and help. */
public final class CommonOptions {
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

    public CommonOptions(Console console) {
        this.console = console;
    }

    public void addTo(CommandSpec spec) {
        spec.addOption(quiet).addOption(verbose).addOption(debug);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    boolean isQuiet() {
        return flag(quiet);
    }

    public void warning(String message) {
        if (!isQuiet()) {
            console.warning(message);
        }
    }

    public void note(String message) {
        if (!isQuiet()) {
            console.note(message);
        }
    }

    /** A note for those who asked for more. */
    public void detail(String message) {
        if (flag(verbose)) {
            console.note(message);
        }
    }

    public static boolean flag(OptionSpec option) {
        Boolean value = option.getValue();
        return Boolean.TRUE.equals(value);
    }
}
