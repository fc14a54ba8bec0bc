package io.github.pcaconstrain.lint.suggestion;

import java.util.Objects;

/**
 * One difference between constraints and the suggested ones.
 *
 * @param effect the effect on the names that may be issued
 * @param what the difference, such as {@code -permitted dns:.example.com +permitted dns:example.com}
 * @param why the reason, with what is gained and lost, in lower case without a period
 */
public record Change(Effect effect, String what, String why) {
    public Change {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(why, "why");
    }
}
