package io.github.pcaconstrain.cli.completion;

import io.github.pcaconstrain.cli.shell.PageText.Entry;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as a shell completes it.
 *
 * @param name its name
 * @param summary what it does, in a sentence
 * @param options its options
 * @param arguments how its arguments are completed
 */
public record CompletedCommand(String name, String summary, List<CompletedOption> options, Candidates arguments) {
    public CompletedCommand {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        options = List.copyOf(options);
        Objects.requireNonNull(arguments, "arguments");
    }

    /**
     * An option as a shell completes it.
     *
     * @param names its names, with their hyphens
     * @param description what it does, in a sentence or less
     * @param value how its value is completed
     */
    public record CompletedOption(List<String> names, String description, Candidates value) {
        public CompletedOption {
            names = List.copyOf(names);
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(value, "value");
        }

        private static CompletedOption of(OptionSpec option) {
            // An optional value is not completed: the next word is usually something else.
            boolean isWaited = option.arity().min() > 0;
            return new CompletedOption(
                    List.of(option.names()),
                    firstSentence(String.join(" ", option.description())),
                    isWaited ? Candidates.of(option) : Candidates.NONE);
        }
    }

    /**
     * The commands of a command line.
     *
     * @param summaries the commands in their order, with a sentence about each
     */
    public static List<CompletedCommand> all(CommandLine line, List<Entry> summaries) {
        return summaries.stream()
                .map(entry -> of(
                        entry,
                        Objects.requireNonNull(line.getSubcommands().get(entry.name()))
                                .getCommandSpec()))
                .toList();
    }

    private static CompletedCommand of(Entry entry, CommandSpec spec) {
        return new CompletedCommand(
                entry.name(),
                entry.description(),
                spec.options().stream().map(CompletedOption::of).toList(),
                spec.positionalParameters().stream()
                        .findFirst()
                        .map(Candidates::of)
                        .orElse(Candidates.NONE));
    }

    /** Up to a colon, unless only one word is before it. */
    private static String firstSentence(String text) {
        return text.split("(?<=[.;]) |(?<= \\S{1,40}:) ", 2)[0].replaceFirst("[.;:]$", "");
    }
}
