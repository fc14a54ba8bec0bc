package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.Objects;
import java.util.Optional;

/**
 * A name that a proposed policy does not permit.
 *
 * @param name the name
 * @param reason why it is not in the policy
 * @param words the reason in words, in lower case without a period
 * @param cost the entry that would include it, as narrow as possible; empty if none can
 */
public record Outlier(PresentedName name, OutlierReason reason, String words, Optional<SubtreeBase> cost) {
    public Outlier {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(cost, "cost");
    }

    /** The same name, left out for a reason that concerns its whole certificate. */
    public Outlier because(OutlierReason other, String why) {
        return new Outlier(name, other, why, cost);
    }
}
