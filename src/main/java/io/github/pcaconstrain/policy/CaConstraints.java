package io.github.pcaconstrain.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The constraints of one CA, and the flaw of their encoding, if any.
 *
 * @param ca how messages refer to the CA: a file, a subject, or "policy"
 * @param constraints the readable part
 * @param flaw why the encoding cannot be relied on; a CA with a flaw allows no name
 */
public record CaConstraints(String ca, NameConstraints constraints, Optional<String> flaw) {
    public CaConstraints {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(flaw, "flaw");
    }

    /** Constraints without encoding problems. */
    public static CaConstraints of(String ca, NameConstraints constraints) {
        return new CaConstraints(ca, constraints, Optional.empty());
    }

    /** Why the CA allows no name: because of its encoding, or of a base or distance that RFC 5280 forbids. */
    public Optional<String> flaw(LeadingDot leadingDot) {
        return flaw.or(() -> flaw(constraints.permitted(), leadingDot))
                .or(() -> flaw(constraints.excluded(), leadingDot));
    }

    private static Optional<String> flaw(List<Subtree> subtrees, LeadingDot leadingDot) {
        for (Subtree subtree : subtrees) {
            Optional<String> flaw = flaw(subtree, leadingDot);
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> flaw(Subtree subtree, LeadingDot leadingDot) {
        if (subtree.base() instanceof MalformedBase malformed) {
            return Optional.of(malformed.text() + ": " + malformed.flaw().words());
        }
        if (!subtree.hasStandardDistance()) {
            return Optional.of(subtree.base().text() + " has a minimum or maximum, which RFC 5280 rules out");
        }
        boolean dotted = subtree.base() instanceof DnsBase dns && dns.hasLeadingDot();
        return dotted && leadingDot == LeadingDot.MALFORMED
                ? Optional.of(subtree.base().text() + " starts with a dot, which RFC 5280 does not provide for")
                : Optional.empty();
    }
}
