package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the version of the tool. */
final class VersionCommand implements CliCommand {
    private final CommonOptions common;
    private final OutputOptions output;

    VersionCommand(Console console) {
        this.common = new CommonOptions(console);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("version");
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage().description("Prints the version, as --version does.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "printed")
                .exit(ExitCode.USAGE, "usage error")
                .examples(
                        "Print the version.",
                        "pca-constrain version",
                        "Read it in a script.",
                        "pca-constrain version --json");
        return spec;
    }

    @Override
    public Integer call() {
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("version", Version.number());
                    json.writeEndObject();
                });
            } else {
                out.write((Console.NAME + " " + Version.number() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return ExitCode.OK;
    }
}
