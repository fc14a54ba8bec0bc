package io.github.pcaconstrain.cli.prompt;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A question that is answered with a line.
 *
 * @param text the question, such as {@code DNS names}
 * @param help what an answer looks like, one line above the question; may be empty
 * @param initial the answer to begin with; may be empty
 * @param check what there is to say about a text, which may not be complete yet
 */
public record Question(String text, String help, String initial, Function<String, List<Remark>> check) {
    public Question {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(initial, "initial");
        Objects.requireNonNull(check, "check");
    }

    /** A question to which nothing is answered yet. */
    public Question(String text, String help, Function<String, List<Remark>> check) {
        this(text, help, "", check);
    }

    boolean refuses(String answer) {
        return check.apply(answer).stream().anyMatch(Remark::refuses);
    }
}
