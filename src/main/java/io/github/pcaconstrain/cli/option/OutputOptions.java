package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.StandardOutput;
import io.github.pcaconstrain.output.OutputFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.exc.JacksonIOException;

/** Where the result goes, and whether as JSON. */
public final class OutputOptions {
    private final OptionSpec out = OptionSpec.builder("-o", "--out")
            .type(String.class)
            .paramLabel("FILE")
            .description("Write the result to FILE in place of standard output.")
            .build();
    private final OptionSpec force;
    private final OptionSpec json = OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Write the result as JSON.")
            .build();

    private static final int BUFFER = 1 << 16;

    private final Console console;

    public OutputOptions(Console console) {
        this(console, "Overwrite FILE.");
    }

    /** Those of a command that writes more than FILE. */
    public OutputOptions(Console console, String forceDescription) {
        this.console = console;
        this.force = OptionSpec.builder("--force")
                .type(boolean.class)
                .description(forceDescription)
                .build();
    }

    public void addTo(CommandSpec spec) {
        spec.addOption(json).addOption(out).addOption(force);
    }

    public boolean isJson() {
        return CommonOptions.flag(json);
    }

    /** What to do with files that are there already. */
    public OutputFile.Existing existing() {
        return CommonOptions.flag(force) ? OutputFile.Existing.REPLACE : OutputFile.Existing.KEEP;
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
        @Nullable String file = out.getValue();
        if (file == null || file.equals("-")) {
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
