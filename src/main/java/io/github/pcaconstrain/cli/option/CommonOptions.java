package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpText;
import picocli.CommandLine.Model.CommandSpec;

/** The options that every command has: how much it says, and help. */
public final class CommonOptions {
    private final Option<Boolean> quiet = Option.flag("Print no warnings or notes.", "-q", "--quiet");
    private final Option<Boolean> verbose = Option.flag("Print more about what is being done.", "-v", "--verbose");
    private final Option<Boolean> debug = Option.flag("--debug", "Print the stack traces of errors.");

    private final Console console;

    public CommonOptions(Console console) {
        this.console = console;
    }

    public void addTo(CommandSpec spec) {
        Option.addAll(spec, quiet, verbose, debug);
        HelpText.addHelpOption(spec);
    }

    boolean isQuiet() {
        return quiet.isGiven();
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

    /** A note that is printed only with --verbose. */
    public void detail(String message) {
        if (verbose.isGiven()) {
            console.note(message);
        }
    }
}
