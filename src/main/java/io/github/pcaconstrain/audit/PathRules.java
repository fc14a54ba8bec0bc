package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.ConstraintChain;
import io.github.pcaconstrain.policy.LeadingDot;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verifier asks of the CAs of a path before it looks at what is below: RFC 5280, section 6.1.4, (l) to (n), path lengths
 * and key usage, and section 6.1.3, (b) and (c), the names of the CAs themselves. A path that breaks these lets nothing pass,
 * whatever its constraints say.
 */
final class PathRules {
    private PathRules() {}

    /** Whether the CAs of a path keep to them, the highest first. */
    static boolean hold(List<Parsed> path) {
        return lengthsAndUsagesHold(path) && namesHold(path);
    }

    private static boolean lengthsAndUsagesHold(List<Parsed> path) {
        int below = 0;
        for (int i = path.size() - 1; i >= 0; i--) {
            Parsed ca = path.get(i);
            if (!ca.raw().maySignCertificates() || ca.contents().pathLength().orElse(below) < below) {
                return false;
            }
            below += ca.contents().isSelfIssued() ? 0 : 1;
        }
        return true;
    }

    private static boolean namesHold(List<Parsed> path) {
        List<CaConstraints> above = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            Parsed ca = path.get(i);
            if (i > 0 && !ca.contents().isSelfIssued() && !above.isEmpty()) {
                ConstraintChain chain = ConstraintChain.of(above, LeadingDot.ONLY_BELOW);
                if (ca.contents().names().stream()
                        .anyMatch(name -> !chain.check(name).isPermitted())) {
                    return false;
                }
            }
            ca.contents().link().constraints().ifPresent(above::add);
        }
        return true;
    }
}
