package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the constraints need to know of one certificate of a path.
 *
 * @param label the certificate, as the reader knows it
 * @param names the names it presents: a subject that is not empty, the alternative names, and the addresses in the
 *     subject that count as such
 * @param constraints its NameConstraints extension, if it has one
 * @param selfIssued whether issuer and subject are the same name
 */
public record ChainLink(
        String label, List<PresentedName> names, Optional<CaConstraints> constraints, boolean selfIssued) {
    public ChainLink {
        Objects.requireNonNull(label, "label");
        names = List.copyOf(names);
        Objects.requireNonNull(constraints, "constraints");
    }
}
