package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.StandardOutput;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.output.OutputFile;
import io.github.pcaconstrain.output.OutputFile.Existing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Where the result goes, whether as JSON, and which reports are written to files besides. All names of files are checked before
 * the command begins: nobody waits for a result that cannot be written, or pays for one.
 */
public final class OutputOptions {
    private static final int BUFFER = 1 << 16;
    private static final String STANDARD_OUTPUT = "-";

    private final Option<String> out =
            Option.text("FILE", "Write the result to FILE instead of standard output.", this::check, "-o", "--out");
    private final Option<Boolean> force;
    private final Option<Boolean> json = Option.flag("--json", "Write the result as JSON.");
    private final List<Report> reports = new ArrayList<>();
    private final Console console;
    private final Optional<Option<String>> madeFolder;

    /** A file besides the result. */
    private record Report(Option<String> file, boolean isReplaced) {}

    public OutputOptions(Console console) {
        this(console, "Overwrite FILE.", Optional.empty());
    }

    /**
     * Those of a command that makes a folder, in which the result may be too.
     *
     * @param forceDescription what is overwritten with {@code --force}
     */
    public OutputOptions(Console console, String forceDescription, Option<String> madeFolder) {
        this(console, forceDescription, Optional.of(madeFolder));
    }

    private OutputOptions(Console console, String forceDescription, Optional<Option<String>> madeFolder) {
        this.console = console;
        this.force = Option.flag("--force", forceDescription);
        this.madeFolder = madeFolder;
    }

    /** A report to a file, which is not overwritten without {@code --force}. */
    public Option<String> report(String name, String description) {
        return report(name, description, false);
    }

    /** A report to a file, which is overwritten if it is there. */
    public Option<String> replacedReport(String name, String description) {
        return report(name, description, true);
    }

    private Option<String> report(String name, String description, boolean isReplaced) {
        Option<String> report = Option.text(name, "FILE", description);
        reports.add(new Report(report, isReplaced));
        return report;
    }

    public void addTo(CommandSpec spec) {
        HelpPage.group(spec, "Output");
        Option.addAll(spec, json, out, force);
    }

    /** Whether the result goes to a file, which always has all of it, in a layout of its own. */
    public boolean isFile() {
        return !out.orElse(STANDARD_OUTPUT).equals(STANDARD_OUTPUT);
    }

    /** The file that the result goes to, if {@link #isFile}. */
    public String file() {
        return out.require();
    }

    /** How text for people is displayed at the destination of the result. */
    public Display display() {
        return isFile() ? Display.PLAIN : console.display();
    }

    public boolean isJson() {
        return json.isGiven();
    }

    /** What to do with existing files. */
    public Existing existing() {
        return force.isGiven() ? Existing.REPLACE : Existing.KEEP;
    }

    private Existing existing(Report report) {
        return report.isReplaced() ? Existing.REPLACE : existing();
    }

    private void check() {
        Map<Path, String> names = new HashMap<>();
        if (isFile()) {
            check(out, existing(), names);
        }
        for (Report report : reports) {
            if (report.file().isGiven()) {
                requireFile(report.file());
                check(report.file(), existing(report), names);
            }
        }
    }

    private void check(Option<String> option, Existing existing, Map<Path, String> names) {
        Path file = OutputFile.check(option.require(), existing, this::isMade);
        String other = names.putIfAbsent(file, option.name());
        if (other != null) {
            throw new OutputFileException(
                    option.require(),
                    other + " and " + option.name() + " would write the same file",
                    "give each a file of its own");
        }
    }

    private static void requireFile(Option<String> report) {
        if (report.require().equals(STANDARD_OUTPUT)) {
            throw new InvalidOptionException(
                    report.name() + " does not write to standard output, where the result goes", "give a file");
        }
    }

    /** The command makes that folder with the folders above it. */
    private boolean isMade(Path folder) {
        try {
            return madeFolder
                    .flatMap(Option::find)
                    .filter(name -> Path.of(name).toAbsolutePath().normalize().startsWith(folder))
                    .isPresent();
        } catch (InvalidPathException e) {
            return false; // what makes the folder says what is wrong with its name
        }
    }

    /**
     * Writes the result and reports in turn. Whichever cannot be written, the others are.
     *
     * @throws UserFacingException the last failure; those before it are reported
     */
    public void inTurn(Runnable... writes) {
        List<UserFacingException> failures = new ArrayList<>();
        for (Runnable write : writes) {
            try {
                write.run();
            } catch (UserFacingException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            UserFacingException last = failures.remove(failures.size() - 1);
            failures.forEach(each -> Failures.report(each, console));
            throw last;
        }
    }

    /**
     * Writes one of the reports, if it was asked for.
     *
     * @throws OutputFileException if it cannot be written
     */
    public void write(Option<String> file, OutputFile.Content content) {
        Report report =
                reports.stream().filter(each -> each.file() == file).findFirst().orElseThrow();
        file.find().ifPresent(name -> OutputFile.write(name, existing(report), content));
    }

    /**
     * Writes the result where it was asked for.
     *
     * @throws OutputFileException if it cannot be written there
     */
    public void write(OutputFile.Content result) {
        writeSound(out -> {
            try {
                result.writeTo(out);
            } catch (JacksonIOException e) { // what Jackson makes of an IOException
                throw e.getCause();
            }
        });
    }

    /**
     * Refuses to write binary data to a terminal, which would take some of it for commands.
     * @param option the option that asks for it, such as {@code --as der}
     * @throws InvalidOptionException if the result goes to a terminal
     */
    public void requireNoTerminal(String option) {
        if (console.terminal().out() && !isFile()) {
            throw new InvalidOptionException(
                    option + " writes binary data, which does not go to a terminal", "write it to a file with -o FILE");
        }
    }

    private void writeSound(OutputFile.Content result) {
        if (isFile()) {
            OutputFile.write(out.require(), existing(), result);
        } else {
            writeToConsole(result);
        }
    }

    private void writeToConsole(OutputFile.Content result) {
        OutputStream out = new BufferedOutputStream(new StandardOutput(console.out()), BUFFER);
        try {
            result.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw StandardOutput.lost(console);
        }
    }
}
