package io.github.pcaconstrain.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The console sessions of a document: the blocks fenced as {@code console}, in which lines that start with {@code $ }
 * are commands (a backslash at the end goes on with the next line) and the others what they print.
 */
final class ConsoleSessions {
    private static final String START = "```console";
    private static final String END = "```";
    private static final String PROMPT = "$ ";

    private ConsoleSessions() {}

    /** The document with the output of every command as it is now. */
    static String rerun(String document, Shell shell) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inSession = false;
        String command = "";
        for (String line : document.split("\n", -1)) {
            if (!inSession) {
                lines.add(line);
                inSession = line.equals(START);
            } else if (line.equals(END)) {
                lines.add(line);
                inSession = false;
            } else if (line.startsWith(PROMPT) || !command.isEmpty()) {
                lines.add(line);
                command += line.startsWith(PROMPT) ? line.substring(PROMPT.length()) : line.strip();
                if (command.endsWith("\\")) {
                    command = command.substring(0, command.length() - 1);
                } else {
                    addOutput(lines, shell.run(command));
                    command = "";
                }
            }
        }
        return String.join("\n", lines);
    }

    private static void addOutput(List<String> lines, String output) {
        if (!output.isEmpty()) {
            lines.addAll(List.of(output.stripTrailing().split("\n", -1)));
        }
    }
}
