package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command line of the tool, for the user to type into a shell.
 *
 * @param words the command and its arguments
 */
public record Invocation(List<String> words) {
    public Invocation {
        words = List.copyOf(words);
    }

    /** The command line of the running command. */
    public static Invocation of(CommandSpec command) {
        return new Invocation(command.root().commandLine().getParseResult().originalArgs());
    }

    /** The same with more arguments. */
    public Invocation with(List<String> arguments) {
        return new Invocation(Stream.of(words, arguments).flatMap(List::stream).toList());
    }

    /** The same, without a flag. */
    public Invocation without(String flag) {
        return new Invocation(words.stream().filter(word -> !word.equals(flag)).toList());
    }

    /** The command line in the syntax of a POSIX shell. */
    public String text() {
        return Console.NAME + " " + words(words);
    }

    /** Words in the syntax of a POSIX shell. */
    public static String words(List<String> words) {
        return words.stream()
                .map(Failures::quoted)
                .map(PrintableText::printable)
                .collect(Collectors.joining(" "));
    }
}
