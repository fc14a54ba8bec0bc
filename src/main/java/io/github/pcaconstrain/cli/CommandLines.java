package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.apply.ApplyCommand;
import io.github.pcaconstrain.cli.audit.AuditCommand;
import io.github.pcaconstrain.cli.check.CheckCommand;
import io.github.pcaconstrain.cli.csr.CsrCommand;
import io.github.pcaconstrain.cli.decode.DecodeCommand;
import io.github.pcaconstrain.cli.diff.DiffCommand;
import io.github.pcaconstrain.cli.encode.EncodeCommand;
import io.github.pcaconstrain.cli.explain.ExplainCommand;
import io.github.pcaconstrain.cli.guard.GuardCommand;
import io.github.pcaconstrain.cli.impact.ImpactCommand;
import io.github.pcaconstrain.cli.init.InitCommand;
import io.github.pcaconstrain.cli.install.InstallCommand;
import io.github.pcaconstrain.cli.issue.IssueCommand;
import io.github.pcaconstrain.cli.lint.LintCommand;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.retire.RetireCommand;
import io.github.pcaconstrain.cli.sandbox.SandboxCommand;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.EnvironmentDefaults;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.cli.suggest.SuggestCommand;
import io.github.pcaconstrain.cli.test.TestCommand;
import io.github.pcaconstrain.cli.verify.VerifyCommand;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The commands, and how command lines are built from them. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * The command line for these arguments. It has only the command that they name, or all commands if that one is
     * unknown, so that the closest can be suggested. The tool's own help needs none.
     */
    static CommandLine of(String[] args, Console console) {
        String first = args.length == 0 ? "" : args[0];
        boolean isAboutTool = args.length == 0 || (args.length == 1 && first.startsWith("-"));
        CliCommand named = find(first, console);
        if (named != null) {
            return of(Map.of(first, named), console);
        }
        return isAboutTool ? of(Map.of(), console) : all(console);
    }

    /**
     * The arguments to parse: all of them, or only the first where it names no command. With {@code --help} or
     * {@code --version} after it, picocli would not mind that there is no such command.
     */
    static String[] toParse(String[] args, CommandLine line) {
        boolean isNoCommand = args.length > 1
                && !args[0].startsWith("-")
                && !line.getSubcommands().containsKey(args[0]);
        return isNoCommand ? new String[] {args[0]} : args;
    }

    /** The command line with every command, for help and completion. */
    public static CommandLine all(Console console) {
        Map<String, CliCommand> commands = new LinkedHashMap<>();
        for (String name : Overview.commands()) {
            commands.put(name, Objects.requireNonNull(find(name, console)));
        }
        return of(commands, console);
    }

    private static CommandLine of(Map<String, CliCommand> commands, Console console) {
        // A command's help is its own, so the overview need not be loaded.
        CommandSpec spec = commands.size() == 1 ? CommandSpec.create() : new Overview(console).spec();
        CommandLine root = new CommandLine(rootSpec(spec));
        for (Map.Entry<String, CliCommand> command : commands.entrySet()) {
            root.addSubcommand(
                    command.getKey(), new CommandLine(command.getValue().spec()));
        }
        return configure(root, console);
    }

    /** The line about what the command has changed; empty for help, and for commands that change nothing. */
    static Optional<String> outcome(CommandLine line) {
        ParseResult parsed = line.getParseResult();
        boolean isOver =
                parsed == null || !parsed.hasSubcommand() || parsed.subcommand().isUsageHelpRequested();
        return !isOver && parsed.subcommand().commandSpec().userObject() instanceof ChangingCommand command
                ? command.outcome()
                : Optional.empty();
    }

    // Not a map of constructors, which would load the classes of all commands for the sake of one.
    private static @Nullable CliCommand find(String name, Console console) {
        return switch (name) {
            case "encode" -> new EncodeCommand(console);
            case "init" -> new InitCommand(console);
            case "issue" -> new IssueCommand(console);
            case "install" -> new InstallCommand(console);
            case "test" -> new TestCommand(console);
            case "apply" -> new ApplyCommand(console);
            case "retire" -> new RetireCommand(console);
            case "csr" -> new CsrCommand(console);
            case "decode" -> new DecodeCommand(console);
            case "lint" -> new LintCommand(console);
            case "check" -> new CheckCommand(console);
            case "verify" -> new VerifyCommand(console);
            case "audit" -> new AuditCommand(console);
            case "guard" -> new GuardCommand(console);
            case "diff" -> new DiffCommand(console);
            case "impact" -> new ImpactCommand(console);
            case "suggest" -> new SuggestCommand(console);
            case "explain" -> new ExplainCommand(console);
            case "sandbox" -> new SandboxCommand(console);
            case "help" -> new HelpCommand(console);
            case "version" -> new VersionCommand(console);
            case "completion" -> new CompletionCommand(console);
            default -> null;
        };
    }

    private static CommandLine configure(CommandLine root, Console console) {
        return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setDefaultValueProvider(new EnvironmentDefaults(console.environment()))
                .setExecutionStrategy(CommandLines::execute)
                .setParameterExceptionHandler((e, args) -> Failures.reportUsage(e, List.of(args), console))
                .setExecutionExceptionHandler((e, line, result) -> Failures.report(e, line, console));
    }

    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.subcommand().isUsageHelpRequested()) {
            CommandSpec command = parsed.subcommand().commandSpec();
            try {
                Option.checkPreconditions(command);
            } catch (UserFacingException e) {
                throw new ExecutionException(command.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static CommandSpec rootSpec(CommandSpec spec) {
        spec.name(Console.NAME).versionProvider(new Version());
        HelpPage.addHelpOption(spec);
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        return spec;
    }
}
