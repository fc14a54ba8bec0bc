package io.github.pcaconstrain.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands, and how they are put together. */
final class CommandLines {
    private static final Map<String, Function<Console, CliCommand>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("encode", EncodeCommand::new);
        COMMANDS.put("issue", IssueCommand::new);
        COMMANDS.put("install", InstallCommand::new);
        COMMANDS.put("test", TestCommand::new);
        COMMANDS.put("apply", ApplyCommand::new);
        COMMANDS.put("csr", CsrCommand::new);
        COMMANDS.put("decode", DecodeCommand::new);
        COMMANDS.put("lint", LintCommand::new);
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("verify", VerifyCommand::new);
        COMMANDS.put("audit", AuditCommand::new);
        COMMANDS.put("diff", DiffCommand::new);
        COMMANDS.put("impact", ImpactCommand::new);
        COMMANDS.put("sandbox", SandboxCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
    }

    private CommandLines() {}

    /** The command line for these arguments: with the command that they name, or with all of them for help. */
    static CommandLine of(String[] args, Console console) {
        CommandLine root = new CommandLine(rootSpec());
        String first = args.length == 0 ? "" : args[0];
        COMMANDS.forEach((name, command) -> {
            if (name.equals(first) || !COMMANDS.containsKey(first)) {
                root.addSubcommand(name, subcommand(command.apply(console)));
            }
        });
        return configure(root, console);
    }

    /** The command line with every command, for help and completion. */
    static CommandLine all(Console console) {
        return of(new String[0], console);
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
                .setParameterExceptionHandler((e, args) -> Failures.reportUsage(e, console))
                .setExecutionExceptionHandler((e, line, result) -> Failures.report(e, line, console));
    }

    // AUTO finds out whether there is a terminal.
    private static Ansi ansi(Console console) {
        return console.environment().getOrDefault("NO_COLOR", "").isEmpty() ? Ansi.AUTO : Ansi.OFF;
    }

    private static CommandSpec rootSpec() {
        CommandSpec spec = CommandSpec.create().name(Console.NAME).versionProvider(new Version());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
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
