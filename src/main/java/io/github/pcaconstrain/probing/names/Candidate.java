package io.github.pcaconstrain.probing.names;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;

/**
 * A name that is worth testing for a subtree, without an expected outcome.
 *
 * @param kind how it relates to the subtree
 * @param name the name
 */
public record Candidate(ProbeKind kind, PresentedName name) {
    /** The names that are worth testing for a subtree; empty for forms that are not matched. */
    public static List<Candidate> of(Subtree subtree) {
        return switch (subtree.base().form()) {
            case DNS, EMAIL, URI -> HostCandidates.of(subtree.base());
            case IP -> AddressCandidates.of(subtree.base());
            case DIRECTORY_NAME -> DirectoryCandidates.of(subtree.base());
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> List.of();
        };
    }
}
