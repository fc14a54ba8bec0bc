package io.github.pcaconstrain.cli.explain;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.show.CodeCatalogue;
import io.github.pcaconstrain.cli.show.CodeCatalogue.Meaning;
import io.github.pcaconstrain.cli.show.CodeJson;
import io.github.pcaconstrain.cli.show.CodeText;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.cli.show.TextTable;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;

/** Explains the codes of findings, whichever command has reported them. */
public final class ExplainCommand implements CliCommand {
    private final CommonOptions common;
    private final OutputOptions output;
    private final Option<List<String>> codes = Option.arguments(
            "CODE",
            "A code, as shown in brackets after a message.",
            () -> CodeCatalogue.codes().iterator());
    private final Option<Boolean> list =
            Option.flag("--list", "Print every code, its severity, and the commands that report it.");

    public ExplainCommand(Console console) {
        this.common = new CommonOptions(console);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("explain");
        HelpPage.group(spec, "Codes");
        Option.addAll(spec, codes, list);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description("Explains the codes of findings: what each means, how severe it is, what to do, and why.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "explained")
                .exit(ExitCode.USAGE, "usage error, or an unknown code")
                .examples(
                        "Explain a warning.",
                        "pca-constrain explain form-left-open",
                        "Explain several codes.",
                        "pca-constrain explain constraint-violated wider-twin",
                        "List what can stop an installation.",
                        "pca-constrain explain --list | grep install",
                        "Read every code in a script.",
                        "pca-constrain explain --list --json");
        return spec;
    }

    @Override
    public Integer call() {
        boolean isList = list.isGiven();
        if (!codes.isGiven() && !isList) {
            throw new InvalidOptionException(
                    "no code to explain", "give one, as in 'pca-constrain explain form-left-open', or --list");
        }
        if (codes.isGiven() && isList) {
            throw new InvalidOptionException("--list goes with no CODE", "leave one of them out");
        }
        List<Meaning> meanings = isList
                ? CodeCatalogue.meanings()
                : codes.require().stream()
                        .flatMap(code -> CodeCatalogue.find(code).stream())
                        .distinct()
                        .toList();
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> write(meanings, json));
            } else {
                out.write((isList ? table(meanings) : ConsoleLines.prose(text(meanings), output.display()))
                        .getBytes(StandardCharsets.UTF_8));
            }
        });
        return ExitCode.OK;
    }

    private static String text(List<Meaning> meanings) {
        return meanings.stream().map(CodeText::of).collect(Collectors.joining("\n"));
    }

    /** One code per line, for skimming. */
    private String table(List<Meaning> meanings) {
        TextTable table = new TextTable(2);
        meanings.forEach(meaning -> table.row(
                CodeText.cells(meaning.code(), String.join(", ", meaning.area().commands()))));
        return table.print(output.display());
    }

    private static void write(List<Meaning> meanings, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("codes");
        json.writeStartArray();
        meanings.forEach(meaning -> CodeJson.write(meaning, json));
        json.writeEndArray();
        json.writeEndObject();
    }
}
