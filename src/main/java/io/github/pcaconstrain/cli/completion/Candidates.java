package io.github.pcaconstrain.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;

/**
 * How a value is completed.
 * @param kind the kind of value
 * @param words the possible words; empty unless it is a choice
 */
public record Candidates(Kind kind, List<String> words) {
    /** For flags, and for commands without arguments. */
    static final Candidates NONE = new Candidates(Kind.NONE, List.of());

    // The label in the help tells the kind of value.
    private static final Set<String> FILES = Set.of("FILE", "POLICY", "SOURCE", "LEAF", "INPUT", "BEFORE", "AFTER");
    private static final Set<String> LISTS = Set.of("LIST", "CODES", "NAMES");
    private static final Set<String> FOLDERS = Set.of("DIR");

    /** The kinds of values. */
    public enum Kind {
        /** None. */
        NONE,
        /** A value that a shell cannot know. */
        TEXT,
        /** A choice of words. */
        WORD,
        /** A comma-separated list of words from a choice. */
        LIST,
        FILE,
        FOLDER
    }

    public Candidates {
        Objects.requireNonNull(kind, "kind");
        words = List.copyOf(words);
    }

    static Candidates of(ArgSpec argument) {
        String label = argument.paramLabel().replaceFirst("^\\[[^]]*]", ""); // [ORIGIN=]FILE may be a file alone
        List<String> words = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        if (!words.isEmpty()) {
            return new Candidates(LISTS.contains(label) ? Kind.LIST : Kind.WORD, words);
        }
        return new Candidates(
                FILES.contains(label) ? Kind.FILE : FOLDERS.contains(label) ? Kind.FOLDER : Kind.TEXT, words);
    }
}
