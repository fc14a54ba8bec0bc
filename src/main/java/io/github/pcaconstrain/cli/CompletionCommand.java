package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpText;
import io.github.pcaconstrain.failure.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the completion script for bash and zsh. */
final class CompletionCommand implements CliCommand {
    private final Console console;
    private final CommonOptions common;

    CompletionCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("completion");
        common.addTo(spec);
        spec.usageMessage().description("Prints a completion script for bash and zsh.");
        HelpText.addExamples(
                spec, "Complete commands and options in this shell.", "source <(pca-constrain completion)");
        return spec;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash(Console.NAME, CommandLines.all(console)));
        return ExitCode.OK;
    }
}
