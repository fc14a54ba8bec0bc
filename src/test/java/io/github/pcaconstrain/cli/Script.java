package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A session with the tool as a text file; {@code src/test/resources/cli/README.md} explains the format.
 *
 * @param lines the commands and remarks, without what the commands are expected to print
 * @param files the input files
 */
record Script(List<String> lines, Map<String, String> files) {
    static Script parse(String text) {
        List<String> lines = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        Optional<String> file = Optional.empty();
        for (String line : text.lines().toList()) {
            if (line.startsWith("== ")) {
                file = Optional.of(line.substring(3));
                files.put(file.get(), "");
            } else if (file.isPresent()) {
                files.computeIfPresent(file.get(), (name, content) -> content + line + "\n");
            } else if (line.isEmpty() || line.startsWith("#") || line.startsWith("$ ")) {
                lines.add(line);
            }
        }
        return new Script(lines, files);
    }

    /** Runs the commands; the result is the whole text as it would be if every expectation were met. */
    String run(Cli cli) {
        files.forEach(cli::write);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
            if (line.startsWith("$ ")) {
                append(text, runPipe(cli, line.substring(2)));
            }
        }
        files.forEach((name, content) -> text.append("== " + name + "\n" + content));
        return text.toString();
    }

    private static void append(StringBuilder text, Outcome outcome) {
        text.append("? " + outcome.exitCode() + "\n");
        appendLines(text, ">", outcome.out());
        appendLines(text, "!", outcome.err());
    }

    private static void appendLines(StringBuilder text, String mark, String output) {
        output.lines()
                .forEach(line ->
                        text.append(line.isEmpty() ? mark : mark + " " + line).append('\n'));
        if (!output.isEmpty() && !output.endsWith("\n")) {
            text.append(mark).append(" (no line feed at the end)\n");
        }
    }

    private static Outcome runPipe(Cli cli, String line) {
        Cli next = cli;
        StringBuilder err = new StringBuilder();
        Outcome last = new Outcome(0, new byte[0], "");
        for (List<String> command : ShellWords.pipe(line)) {
            last = runCommand(next, command);
            err.append(last.err());
            next = cli.input(last.octets());
        }
        return new Outcome(last.exitCode(), last.octets(), err.toString());
    }

    private static Outcome runCommand(Cli cli, List<String> command) {
        Map<String, String> environment = new HashMap<>();
        int first = 0;
        while (command.get(first).matches("[A-Z_]+=.*")) {
            String[] variable = command.get(first++).split("=", 2);
            environment.put(variable[0], variable[1]);
        }
        String program = command.get(first);
        List<String> args = command.subList(first + 1, command.size());
        return switch (program) {
            case "pca-constrain" -> cli.with(environment).run(args);
            case "cat" -> text(args.stream().map(cli::read).collect(Collectors.joining()));
            case "ls" -> text(String.join("\n", cli.files()) + "\n");
            case "echo" -> text(String.join(" ", args) + "\n");
            default -> throw new IllegalArgumentException("scripts have no program " + program);
        };
    }

    private static Outcome text(String text) {
        return new Outcome(0, text.getBytes(StandardCharsets.UTF_8), "");
    }
}
