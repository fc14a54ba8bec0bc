package io.github.pcaconstrain.lint.suggestion;

/** Marks the extension as critical. */
final class CriticalExtension implements SuggestionStep {
    @Override
    public void apply(Draft draft) {
        if (!draft.constraints().critical()) {
            draft.makeCritical("a verifier that does not know the extension must refuse it, not skip it");
        }
    }
}
