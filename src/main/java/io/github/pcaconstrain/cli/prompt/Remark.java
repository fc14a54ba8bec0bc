package io.github.pcaconstrain.cli.prompt;

import java.util.Objects;

/**
 * What there is to say about an answer.
 *
 * @param text one line
 * @param refuses whether it cannot be an answer
 */
public record Remark(String text, boolean refuses) {
    public Remark {
        Objects.requireNonNull(text, "text");
    }

    /** Why a text cannot be an answer. */
    public static Remark refusal(String text) {
        return new Remark(text, true);
    }

    /** Something to know about an answer. */
    public static Remark note(String text) {
        return new Remark(text, false);
    }
}
