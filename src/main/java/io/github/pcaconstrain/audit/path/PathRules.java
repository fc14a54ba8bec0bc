package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.audit.path.CaGraph.Issuers;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.verification.CaRules;
import io.github.pcaconstrain.verification.JdkCertificates;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.PathCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Determines which of several paths count. A path that no verifier takes cannot make a certificate valid, so other
 * paths take precedence. If no verifier takes any of them, they all count: problems of the CAs, which are reported
 * separately, must not hide what their constraints mean for a certificate. Thread-safe.
 */
public final class PathRules {
    private final CaGraph graph;
    private final Set<String> anchors;
    private final Instant at;
    private final PathCheck check;

    /**
     * The rules of one audit.
     *
     * @param anchors fingerprints of trust anchors; empty if none were given
     * @param at the time at which CAs must be valid
     */
    PathRules(CaGraph graph, Set<String> anchors, Instant at) {
        this.graph = graph;
        this.anchors = anchors;
        this.at = at;
        check = new PathCheck(new JdkCertificates(), at);
    }

    Set<String> anchors() {
        return anchors;
    }

    boolean isAnchored(List<ParsedCertificate> path) {
        return anchors.contains(path.get(0).fingerprint());
    }

    /** The paths that a verifier may take, each with the highest CA first: none of their CAs is known to be invalid. */
    List<List<ParsedCertificate>> possible(List<List<ParsedCertificate>> paths) {
        List<List<ParsedCertificate>> left = prefer(this::isAnchored, paths);
        left = prefer(path -> !isForged(path.get(0)), left);
        left = prefer(path -> path.stream().allMatch(ca -> IssuerConstraints.isValid(ca, at)), left);
        left = prefer(path -> violation(path).isEmpty(), left);
        return prefer(PathRules::namesHold, left);
    }

    /**
     * The paths that a verifier is known to take: they are complete up to a root or trust anchor, and {@code verify}
     * finds nothing wrong with their CAs.
     */
    List<List<ParsedCertificate>> known(List<List<ParsedCertificate>> possible) {
        List<List<ParsedCertificate>> left = prefer(path -> isAnchored(path) || graph.isRoot(path.get(0)), possible);
        left = prefer(path -> check(path) == Outcome.PASSED, left);
        return prefer(path -> check(path) != Outcome.FAILED, left);
    }

    /** The rule that a CA of this path violates, which makes the path invalid. */
    public static Optional<String> violation(List<ParsedCertificate> path) {
        return CaRules.violation(issuingFirst(path));
    }

    private Outcome check(List<ParsedCertificate> path) {
        return check.judgeCas(issuingFirst(path)).outcome();
    }

    private static <T> List<T> prefer(Predicate<T> condition, List<T> all) {
        if (all.size() < 2) {
            return all;
        }
        List<T> preferred = all.stream().filter(condition).toList();
        return preferred.isEmpty() ? all : preferred;
    }

    /** Whether none of the keys with its issuer's name signed it, or no signature could make it valid. */
    private boolean isForged(ParsedCertificate top) {
        if (anchors.contains(top.fingerprint()) || graph.isRoot(top)) {
            return false;
        }
        Issuers issuers = graph.above(top);
        return issuers.isForged() || top.raw().violation().isPresent();
    }

    private static List<CaRules.Ca> issuingFirst(List<ParsedCertificate> path) {
        List<CaRules.Ca> cas = new ArrayList<>();
        for (int i = path.size() - 1; i >= 0; i--) {
            cas.add(new CaRules.Ca(path.get(i).contents(), path.get(i).raw()));
        }
        return cas;
    }

    /** RFC 5280, section 6.1.3, (b) and (c): the names of the CAs themselves. */
    private static boolean namesHold(List<ParsedCertificate> path) {
        List<CaConstraints> above = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            ParsedCertificate ca = path.get(i);
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
