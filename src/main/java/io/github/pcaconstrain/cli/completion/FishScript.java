package io.github.pcaconstrain.cli.completion;

import io.github.pcaconstrain.cli.completion.CompletedCommand.CompletedOption;
import java.util.List;
import java.util.stream.Collectors;

/** The script for fish, with a declaration for each option. */
public final class FishScript {
    private static final String HEAD = """
        # Completion of pca-constrain, written by 'pca-constrain completion fish'.

        function __pca_constrain_has_command
            set -l words (commandline -opc)
            test (count $words) -ge 2; and contains -- $words[2] $argv
        end

        function __pca_constrain_has_none
            test (count (commandline -opc)) -lt 2
        end

        # Completes the last of several words with commas between them.
        function __pca_constrain_list
            set -l begun (commandline -ct | string replace -r -- '^--[^=]*=' '' | string match -r -- '.*,')
            printf '%s\\n' "$begun"$argv
        end

        complete -c pca-constrain -f
        complete -c pca-constrain -n __pca_constrain_has_none -s h -l help -d 'Show this help'
        complete -c pca-constrain -n __pca_constrain_has_none -s V -l version -d 'Show the version'
        """;

    private static final String COMPLETE = "complete -c pca-constrain -n ";

    private FishScript() {}

    /** The script. */
    public static String of(List<CompletedCommand> commands) {
        return HEAD
                + commands.stream()
                        .map(each ->
                                COMPLETE + "__pca_constrain_has_none -a " + each.name() + description(each.summary()))
                        .collect(Collectors.joining())
                + commands.stream().map(FishScript::of).collect(Collectors.joining());
    }

    private static String of(CompletedCommand command) {
        String start = COMPLETE + "'__pca_constrain_has_command " + command.name() + "'";
        String arguments = arguments(command.arguments());
        return "\n"
                + (arguments.isEmpty() ? "" : start + arguments + "\n")
                + command.options().stream()
                        .map(option -> option(start + names(option), option))
                        .collect(Collectors.joining());
    }

    private static String names(CompletedOption option) {
        return option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String arguments(Candidates arguments) {
        return switch (arguments.kind()) {
            case NONE, TEXT -> "";
            case WORD, LIST -> " -a " + quoted(String.join(" ", arguments.words()));
            case FILE -> " -F";
            case FOLDER -> " -a '(__fish_complete_directories)'";
        };
    }

    /** A declaration describes both an option and its values, so that these have one of their own; fish shows the last. */
    private static String option(String names, CompletedOption option) {
        String description = description(option.description());
        return switch (option.value().kind()) {
            case NONE -> names + description;
            case TEXT -> names + " -x" + description;
            case WORD -> names + values(String.join(" ", option.value().words())) + names + " -x" + description;
            case LIST ->
                names
                        + values("(__pca_constrain_list "
                                + String.join(" ", option.value().words()) + ")")
                        + names + " -x" + description;
            case FILE -> names + " -r -F" + description;
            case FOLDER -> names + values("(__fish_complete_directories)") + names + " -x" + description;
        };
    }

    private static String values(String words) {
        return " -x -a " + quoted(words) + "\n";
    }

    private static String description(String text) {
        return " -d " + quoted(text.replaceFirst("\\.$", "")) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
