package io.github.pcaconstrain.lint.suggestion;

/** Resolves one kind of finding. */
@FunctionalInterface
interface SuggestionStep {
    /** Changes the draft if necessary, and records every change. */
    void apply(Draft draft);
}
