package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.StandardOutput;
import io.github.pcaconstrain.output.OutputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.exc.JacksonIOException;

/** Where the result goes, and whether as JSON. */
public final class OutputOptions {
    private final Option<String> out =
            Option.text("FILE", "Write the result to FILE instead of standard output.", "-o", "--out");
    private final Option<Boolean> force;
    private final Option<Boolean> json = Option.flag("--json", "Write the result as JSON.");

    private static final int BUFFER = 1 << 16;

    private final Console console;

    public OutputOptions(Console console) {
        this(console, "Overwrite FILE.");
    }

    /** Those of a command that writes more than FILE. */
    public OutputOptions(Console console, String forceDescription) {
        this.console = console;
        this.force = Option.flag("--force", forceDescription);
    }

    public void addTo(CommandSpec spec) {
        Option.addAll(spec, json, out, force);
    }

    public boolean isJson() {
        return json.isGiven();
    }

    /** What to do with files that are there already. */
    public OutputFile.Existing existing() {
        return force.isGiven() ? OutputFile.Existing.REPLACE : OutputFile.Existing.KEEP;
    }

    /**
     * Writes the result where it was asked for.
     *
     * @throws io.github.pcaconstrain.failure.OutputFileException if it cannot be written there
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

    private void writeSound(OutputFile.Content result) {
        String file = out.orElse("-");
        if (file.equals("-")) {
            writeToConsole(result);
        } else {
            OutputFile.write(file, existing(), result);
        }
    }

    private void writeToConsole(OutputFile.Content result) {
        OutputStream out = new BufferedOutputStream(new StandardOutput(console.out()), BUFFER);
        try {
            result.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw StandardOutput.lost();
        }
    }
}
