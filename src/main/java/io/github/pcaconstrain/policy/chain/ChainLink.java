package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The data of one certificate in a path that constraints depend on.
 *
 * @param label how messages refer to the certificate
 * @param names the names it presents: a subject that is not empty, the alternative names, and the email addresses in
 *     the subject that count
 * @param constraints its NameConstraints extension, if any
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
