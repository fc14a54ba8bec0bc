package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import java.util.ArrayList;
import java.util.List;

/** Checks the names of every certificate of a path against the constraints of the CAs above it. */
public final class PathConstraints {
    private PathConstraints() {}

    /**
     * Checks a path.
     *
     * <p>RFC 5280, section 6.1.3: name constraints are not checked for a certificate that is self-issued, unless it is
     * the final one.
     *
     * @param path the certificates, the trust anchor first; its constraints count
     * @param leadingDot how to read a dNSName constraint with a leading dot
     */
    public static PathVerdict check(List<ChainLink> path, LeadingDot leadingDot) {
        List<String> flaws = new ArrayList<>();
        List<PathVerdict.Name> names = new ArrayList<>();
        List<CaConstraints> above = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            ChainLink link = path.get(i);
            boolean isFinal = i == path.size() - 1;
            if (i > 0 && (isFinal || !link.selfIssued())) {
                ConstraintChain chain = ConstraintChain.of(above, leadingDot);
                link.names().forEach(name -> names.add(new PathVerdict.Name(link, chain.check(name))));
            }
            if (!isFinal) {
                link.constraints().ifPresent(constraints -> {
                    above.add(constraints);
                    constraints.flaw(leadingDot).ifPresent(flaw -> flaws.add(constraints.ca() + ": " + flaw));
                });
            }
        }
        return new PathVerdict(flaws, names);
    }
}
