package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.completion.CompletedCommand;
import io.github.pcaconstrain.cli.completion.FishScript;
import io.github.pcaconstrain.cli.completion.ShellScript;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a script that completes commands, options, their values and file names in a shell. */
final class CompletionCommand implements CliCommand {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Console console;
    private final CommonOptions common;
    private final Option<String> shell = Option.optionalArgument(
            0, "SHELL", "bash, zsh or fish. Default: one script for both bash and zsh.", SHELLS);

    CompletionCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("completion");
        Option.addAll(spec, shell);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Prints a script with which a shell completes commands, options, their values and file names.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "printed")
                .exit(ExitCode.USAGE, "usage error")
                .examples(
                        "Complete in this bash or zsh; in ~/.bashrc or ~/.zshrc, in every one.",
                        "source <(pca-constrain completion)",
                        "Complete in every fish.",
                        "pca-constrain completion fish > ~/.config/fish/completions/pca-constrain.fish");
        return spec;
    }

    @Override
    public Integer call() {
        String wanted = shell.orElse("");
        console.out().print(script(wanted, CompletedCommand.all(CommandLines.all(console), Overview.summaries())));
        return ExitCode.OK;
    }

    private static String script(String shell, List<CompletedCommand> commands) {
        return switch (shell) {
            case "bash" -> ShellScript.bash(commands);
            case "zsh" -> ShellScript.zsh(commands);
            case "fish" -> FishScript.of(commands);
            case "" -> ShellScript.bashAndZsh(commands);
            default ->
                throw new InvalidOptionException(
                        "there is no completion for '" + shell + "'", "give bash, zsh or fish");
        };
    }
}
