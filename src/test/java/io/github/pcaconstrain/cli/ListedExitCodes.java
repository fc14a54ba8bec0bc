package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The exit codes in the help of each command. Whatever a test runs may end with these alone. */
final class ListedExitCodes {
    private static final Map<String, CommandSpec> COMMANDS = commands();

    private ListedExitCodes() {}

    private static Map<String, CommandSpec> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Map<String, CommandLine> all = CommandLines.all(
                        new Console(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Clock.systemUTC()))
                .getSubcommands();
        Map<String, CommandSpec> specs = new TreeMap<>();
        all.forEach((name, line) -> specs.put(name, line.getCommandSpec()));
        return specs;
    }

    /** The commands by their names. */
    static Map<String, CommandSpec> ofCommands() {
        return COMMANDS;
    }

    static Set<Integer> of(CommandSpec command) {
        return new TreeSet<>(HelpPage.of(command).exitCodes().keySet());
    }

    static void require(int exitCode, String... args) {
        CommandSpec command = args.length == 0 ? null : COMMANDS.get(args[0]);
        boolean isHelp = List.of(args).contains("--help") || List.of(args).contains("-h");
        if (command != null && !isHelp) {
            assertThat(of(command)).as("exit codes in the help of " + args[0]).contains(exitCode);
        }
    }
}
