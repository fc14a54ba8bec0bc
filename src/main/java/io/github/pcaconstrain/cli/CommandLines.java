package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.apply.ApplyCommand;
import io.github.pcaconstrain.cli.audit.AuditCommand;
import io.github.pcaconstrain.cli.check.CheckCommand;
import io.github.pcaconstrain.cli.csr.CsrCommand;
import io.github.pcaconstrain.cli.decode.DecodeCommand;
import io.github.pcaconstrain.cli.diff.DiffCommand;
import io.github.pcaconstrain.cli.encode.EncodeCommand;
import io.github.pcaconstrain.cli.explain.ExplainCommand;
import io.github.pcaconstrain.cli.impact.ImpactCommand;
import io.github.pcaconstrain.cli.install.InstallCommand;
import io.github.pcaconstrain.cli.issue.IssueCommand;
import io.github.pcaconstrain.cli.lint.LintCommand;
import io.github.pcaconstrain.cli.sandbox.SandboxCommand;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.EnvironmentDefaults;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.cli.shell.HelpText;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.cli.test.TestCommand;
import io.github.pcaconstrain.cli.verify.VerifyCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The commands, and how they are put together. */
public final class CommandLines {
    private static final List<String> COMMANDS = List.of(
            "encode",
            "issue",
            "install",
            "test",
            "apply",
            "csr",
            "decode",
            "lint",
            "check",
            "verify",
            "audit",
            "diff",
            "impact",
            "explain",
            "sandbox",
            "completion");

    private CommandLines() {}

    /** The command line for these arguments: with the command that they name, or with all of them for help. */
    static CommandLine of(String[] args, Console console) {
        CommandLine root = new CommandLine(rootSpec());
        String first = args.length == 0 ? "" : args[0];
        for (String name : COMMANDS.contains(first) ? List.of(first) : COMMANDS) {
            root.addSubcommand(name, subcommand(command(name, console)));
        }
        return configure(root, console);
    }

    /** The command line with every command, for help and completion. */
    public static CommandLine all(Console console) {
        return of(new String[0], console);
    }

    /** What the command that has run says that it changed; empty for one that changes nothing, and for help. */
    static Optional<String> outcome(CommandLine line) {
        return Optional.ofNullable(line.getParseResult())
                .map(ParseResult::subcommand)
                .filter(result -> !result.isUsageHelpRequested())
                .map(result -> result.commandSpec().userObject())
                .filter(ChangingCommand.class::isInstance)
                .map(ChangingCommand.class::cast)
                .flatMap(ChangingCommand::outcome);
    }

    // Not a map of constructors: making one would load the classes of all commands, for the sake of one.
    private static CliCommand command(String name, Console console) {
        return switch (name) {
            case "encode" -> new EncodeCommand(console);
            case "issue" -> new IssueCommand(console);
            case "install" -> new InstallCommand(console);
            case "test" -> new TestCommand(console);
            case "apply" -> new ApplyCommand(console);
            case "csr" -> new CsrCommand(console);
            case "decode" -> new DecodeCommand(console);
            case "lint" -> new LintCommand(console);
            case "check" -> new CheckCommand(console);
            case "verify" -> new VerifyCommand(console);
            case "audit" -> new AuditCommand(console);
            case "diff" -> new DiffCommand(console);
            case "impact" -> new ImpactCommand(console);
            case "explain" -> new ExplainCommand(console);
            case "sandbox" -> new SandboxCommand(console);
            case "completion" -> new CompletionCommand(console);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static CommandLine subcommand(CliCommand command) {
        CommandSpec spec = command.spec();
        spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
        HelpText.addExitCodes(spec);
        return new CommandLine(spec);
    }

    private static CommandLine configure(CommandLine root, Console console) {
        return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)))
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setDefaultValueProvider(new EnvironmentDefaults(console.environment()))
                .setParameterExceptionHandler((e, args) -> Failures.reportUsage(e, List.of(args), console))
                .setExecutionExceptionHandler((e, line, result) -> Failures.report(e, line, console));
    }

    // AUTO finds out whether there is a terminal.
    private static Ansi ansi(Console console) {
        return console.environment().getOrDefault("NO_COLOR", "").isEmpty() ? Ansi.AUTO : Ansi.OFF;
    }

    private static CommandSpec rootSpec() {
        CommandSpec spec = CommandSpec.create().name(Console.NAME).versionProvider(new Version());
        HelpText.addHelpOption(spec);
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        spec.usageMessage()
                .sortOptions(false)
                .synopsisSubcommandLabel("COMMAND")
                .description("Builds, checks and explains name-constrained subordinate CAs.")
                .footer("", "'pca-constrain COMMAND --help' explains a command, with examples.");
        HelpText.addExitCodes(spec);
        return spec;
    }
}
