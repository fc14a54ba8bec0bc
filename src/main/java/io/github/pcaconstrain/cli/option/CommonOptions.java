package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.progress.ProgressDisplay;
import io.github.pcaconstrain.cli.shell.ColorMode;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Styled;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The options that every command has: how much it prints, and help. */
public final class CommonOptions {
    private final Option<Boolean> quiet = Option.flag("Print no warnings or notes.", "-q", "--quiet");
    private final Option<Boolean> verbose = Option.flag("Print more about what is being done.", "-v", "--verbose");
    /**
     * Already read by {@link ColorMode}, before anything is printed. Declared here so that wrong values are refused,
     * and the option is listed and completed.
     */
    private final Option<ColorMode> color = Choice.option(
            ColorMode.OPTION,
            "color mode",
            ColorMode.values(),
            "Color the text: auto, always or never. Default: auto, which colors on a terminal unless NO_COLOR is set.");

    private final Option<Boolean> debug = Option.flag("--debug", "Print the stack traces of errors.");

    private final Console console;
    private @Nullable Progress progress;

    public CommonOptions(Console console) {
        this.console = console;
    }

    public void addTo(CommandSpec spec) {
        HelpPage.group(spec, "General");
        Option.addAll(spec, quiet, verbose, color, debug);
        HelpPage.addHelpOption(spec);
        HelpPage.of(spec).on(console);
    }

    /** Where the command shows its progress; nowhere with --quiet. */
    public synchronized Progress progress() {
        Progress known = progress;
        if (known == null) {
            known = isQuiet() ? Progress.NONE : ProgressDisplay.of(console);
            progress = known;
        }
        return known;
    }

    /** Whether the user wants no warnings and notes. */
    public boolean isQuiet() {
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

    /** A line for people beside the result, such as a count, on standard error. */
    public void tell(Styled line) {
        if (!isQuiet()) {
            console.printSentence(line);
        }
    }

    /**
     * Suggests the next command to a user at a terminal; a script knows what comes next.
     * @param arguments the command's arguments, as they are to be typed
     */
    public void next(String arguments) {
        if (!isQuiet() && console.terminal().err()) {
            console.err().println("Next: " + Console.NAME + " " + arguments);
        }
    }

    /** Prints a note with --verbose. */
    public void detail(String message) {
        if (verbose.isGiven()) {
            console.note(message);
        }
    }
}
