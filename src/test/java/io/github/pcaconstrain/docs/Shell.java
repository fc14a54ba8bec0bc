package io.github.pcaconstrain.docs;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As much of a shell as the documentation needs: the tool itself, {@code cat}, {@code echo}, pipes, {@code &&},
 * {@code $?}, quotes, and variables set before a command. Commands run in this JVM.
 *
 * <p>A JVM has one working directory, so arguments that name files are made absolute in the folder of the session, and
 * that folder is taken out of what is printed.
 */
final class Shell {
    private static final Set<String> TOOL = Set.of("pca-constrain", "scripts/pca-constrain");
    private static final Set<String> FILE_OPTIONS =
            Set.of("-o", "--out", "--policy", "--cert", "--names", "--merge", "--chain", "--trust", "--expect");

    private final Path folder;
    private int exitCode;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** The exit code of the last command. */
    int exitCode() {
        return exitCode;
    }

    /** Runs a command line; the result is what a terminal would show. */
    String run(String line) throws IOException {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        List<String> words = ShellWords.of(line.replace("$?", Integer.toString(exitCode)));
        for (List<String> pipe : ShellWords.split(words, ShellWords.AND)) {
            runPipe(ShellWords.split(pipe, ShellWords.PIPE), terminal);
            if (exitCode != 0) {
                break;
            }
        }
        return terminal.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private void runPipe(List<List<String>> commands, ByteArrayOutputStream terminal) throws IOException {
        byte[] in = new byte[0];
        for (int i = 0; i < commands.size(); i++) {
            boolean last = i == commands.size() - 1;
            ByteArrayOutputStream out = last ? terminal : new ByteArrayOutputStream();
            exitCode = runCommand(commands.get(i), new ByteArrayInputStream(in), printer(out), printer(terminal));
            in = out.toByteArray();
        }
    }

    private int runCommand(List<String> words, InputStream in, PrintStream out, PrintStream err) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("NO_COLOR", "1"));
        int start = 0;
        while (words.get(start).matches("[A-Z_]+=.*")) {
            String[] variable = words.get(start++).split("=", 2);
            environment.put(
                    variable[0], Files.exists(folder.resolve(variable[1])) ? inFolder(variable[1]) : variable[1]);
        }
        String command = words.get(start);
        List<String> arguments = words.subList(start + 1, words.size());
        if (TOOL.contains(command)) {
            return Main.run(withFiles(arguments), in, out, err, environment);
        }
        switch (command) {
            case "echo" -> out.print(String.join(" ", arguments) + "\n");
            case "cat" -> out.write(Files.readAllBytes(folder.resolve(arguments.get(0))));
            default -> throw new AssertionError("the documentation uses '" + command + "' in a console session");
        }
        return 0;
    }

    private String[] withFiles(List<String> arguments) {
        List<String> resolved = new ArrayList<>();
        String before = "";
        for (String argument : arguments) {
            boolean isFile = FILE_OPTIONS.contains(before)
                    ? !argument.equals("-")
                    : argument.contains(".") && new File(folder.toFile(), argument).exists(); // no path in every locale
            resolved.add(isFile ? inFolder(argument) : argument);
            before = argument;
        }
        return resolved.toArray(String[]::new);
    }

    private String inFolder(String file) {
        return folder + "/" + file;
    }

    private static PrintStream printer(ByteArrayOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
