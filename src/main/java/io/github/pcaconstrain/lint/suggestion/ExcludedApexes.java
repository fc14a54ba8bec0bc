package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.lint.rules.ExcludedApexLeftOpen;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/** Excludes the name itself if an exclusion with a leading dot left it permitted. */
final class ExcludedApexes implements SuggestionStep {
    private static final String WHY = "the leading dot left the name itself permitted";

    @Override
    public void apply(Draft draft) {
        ExcludedApexLeftOpen search = new ExcludedApexLeftOpen(draft.constraints());
        draft.replace(
                Side.EXCLUDED,
                subtree -> search.apex(subtree.base())
                        .filter(DnsBase.class::isInstance)
                        .map(apex -> new SubtreeReplacement(Subtree.of(apex), Effect.NARROWS, WHY)));
        for (Subtree subtree : draft.on(Side.EXCLUDED)) {
            Optional<SubtreeBase> apex = search.apex(subtree.base());
            apex.ifPresent(base -> draft.add(Side.EXCLUDED, base, Effect.NARROWS, WHY));
        }
    }
}
