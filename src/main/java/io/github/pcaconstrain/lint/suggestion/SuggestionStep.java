package io.github.pcaconstrain.lint.suggestion;

/** Mends one kind of finding. */
@FunctionalInterface
interface SuggestionStep {
    /** Changes the draft where it must, and records every change. */
    void apply(Draft draft);
}
