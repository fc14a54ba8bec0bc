package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the help of a command, or of the tool. */
final class HelpCommand implements CliCommand {
    private static final String HELP = "--help";

    private final Console console;
    private final CommonOptions common;
    private final Option<String> command = Option.optionalArgument(
            0,
            "COMMAND",
            "The command to explain. Default: the tool itself.",
            () -> Overview.commands().iterator());

    HelpCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("help");
        Option.addAll(spec, command);
        common.addTo(spec);
        spec.usageMessage().description("Explains a command: arguments, options, exit codes and examples.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "explained")
                .exit(ExitCode.USAGE, "usage error, or an unknown command")
                .examples("Explain a command.", "pca-constrain help apply", "List the commands.", "pca-constrain help");
        return spec;
    }

    @Override
    public Integer call() {
        String[] args = command.find().map(name -> new String[] {name, HELP}).orElseGet(() -> new String[] {HELP});
        CommandLine line = CommandLines.of(args, console);
        return line.execute(CommandLines.toParse(args, line));
    }
}
