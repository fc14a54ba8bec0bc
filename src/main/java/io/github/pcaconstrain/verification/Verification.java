package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.chain.ChainLink;
import io.github.pcaconstrain.policy.chain.Decision;
import io.github.pcaconstrain.policy.chain.PathConstraints;
import io.github.pcaconstrain.policy.chain.PathVerdict;
import io.github.pcaconstrain.verification.VerificationRequest.AnchorConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies one certificate: finds its paths to the trust anchors, and checks them until one passes.
 *
 * <p>There are three separate verdicts. The path: signatures, dates, basic constraints and usage, by the JDK and
 * without names. The constraints: every name of the path against every CA above it, by {@code policy}. The host name,
 * if one is given. Input may be hostile: no certificate causes an exception, and the work is bounded.
 */
public final class Verification {
    private final VerificationRequest request;
    private final JdkCertificates jdk = new JdkCertificates();
    private final PathCheck pathCheck;
    private Optional<Assessment> best = Optional.empty();

    /** A path with the two verdicts that depend on it. */
    private record Assessment(List<CertificateContents> leafFirst, Judgement path, PathVerdict names) {
        boolean passes() {
            return path.outcome() == Outcome.PASSED && names.decision() == Decision.PERMITTED;
        }

        // An invalid path says little about the constraints, so a valid path takes precedence.
        boolean isBetterThan(Assessment other) {
            int byPath = path.outcome().compareTo(other.path.outcome());
            boolean namesPass = names.decision() == Decision.PERMITTED;
            boolean otherNamesPass = other.names.decision() == Decision.PERMITTED;
            return byPath < 0 || (byPath == 0 && namesPass && !otherNamesPass);
        }
    }

    private Verification(VerificationRequest request) {
        this.request = request;
        this.pathCheck = new PathCheck(jdk, request.at());
    }

    /** Verifies a certificate. */
    public static VerificationResult verify(VerificationRequest request) {
        return new Verification(request).run();
    }

    private VerificationResult run() {
        PathFinder finder = new PathFinder(request, jdk, this::assess);
        finder.search(request.leaf());
        Assessment used = best.orElseGet(() -> unanchored(finder));
        List<CertificateContents> path = used.leafFirst();
        return new VerificationResult(
                path,
                finder.found(),
                pathJudgement(used, finder),
                constraints(used, finder),
                used.names(),
                request.name().map(name -> HostCheck.judge(request.leaf(), name)),
                request.expected().map(expected -> ExpectationCheck.judge(path, expected)),
                Warnings.of(path, used.names(), above(path), request.leadingDot()));
    }

    private boolean assess(List<CertificateContents> leafFirst) {
        Assessment assessment = new Assessment(leafFirst, pathCheck.judge(leafFirst), names(leafFirst));
        if (best.isEmpty() || assessment.isBetterThan(best.get())) {
            best = Optional.of(assessment);
        }
        return assessment.passes();
    }

    private Assessment unanchored(PathFinder finder) {
        List<CertificateContents> partial = finder.longest();
        CertificateContents last = partial.get(partial.size() - 1);
        Optional<String> violation = RawCertificate.of(last.der()).violation();
        if (violation.isPresent()) {
            return new Assessment(
                    partial,
                    Judgement.failed("no path to a trusted certificate: " + last.label() + ": " + violation.get()),
                    names(partial));
        }
        String reason = last.isSelfIssued()
                ? "the chain ends at " + last.label() + ", which is not trusted"
                : "the certificate of " + last.issuer().text() + ", which issued " + last.label() + ", was not given";
        return new Assessment(partial, Judgement.failed("no path to a trusted certificate: " + reason), names(partial));
    }

    /** Paths that were not tried may be valid, so the result of an incomplete search is inconclusive. */
    private static Judgement pathJudgement(Assessment used, PathFinder finder) {
        return finder.gaveUp() && !used.passes()
                ? Judgement.inconclusive("no valid path found; the search stopped after " + finder.found()
                        + " paths of at most " + PathFinder.MAX_LENGTH
                        + " certificates. The best of them failed: "
                        + used.path().reason())
                : used.path();
    }

    private Judgement constraints(Assessment used, PathFinder finder) {
        PathVerdict names = used.names();
        if (finder.gaveUp() && !used.passes()) {
            return Judgement.inconclusive("not every path was tried");
        }
        if (!names.flaws().isEmpty()) {
            return Judgement.failed(names.flaws().get(0) + ", so it allows no name");
        }
        Optional<PathVerdict.Name> refusal = names.refusal();
        if (refusal.isPresent()) {
            PathVerdict.Name refused = refusal.get();
            return Judgement.failed(refused.verdict().name().text() + " of "
                    + refused.certificate().label() + " is "
                    + refused.verdict().decision().text());
        }
        if (finder.found() == 0) {
            return Judgement.inconclusive("the CAs above the end of the path are not known");
        }
        boolean anyConstraints = links(used.leafFirst()).stream()
                .skip(1)
                .anyMatch(link -> link.constraints().isPresent());
        return Judgement.passed(
                anyConstraints ? "every name is permitted by every CA above it" : "no CA in the path is constrained");
    }

    private PathVerdict names(List<CertificateContents> leafFirst) {
        List<ChainLink> anchorFirst = new ArrayList<>();
        links(leafFirst).forEach(link -> anchorFirst.add(0, link));
        return PathConstraints.check(anchorFirst, request.leadingDot());
    }

    private List<ChainLink> links(List<CertificateContents> leafFirst) {
        List<ChainLink> links = new ArrayList<>();
        for (CertificateContents certificate : leafFirst) {
            ChainLink link = certificate.link();
            boolean isIgnored =
                    request.anchorConstraints() == AnchorConstraints.IGNORED && links.size() == leafFirst.size() - 1;
            links.add(
                    isIgnored ? new ChainLink(link.label(), link.names(), Optional.empty(), link.selfIssued()) : link);
        }
        return links;
    }

    private List<List<CaConstraints>> above(List<CertificateContents> leafFirst) {
        List<ChainLink> links = links(leafFirst);
        List<List<CaConstraints>> above = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            List<CaConstraints> constraints = new ArrayList<>();
            links.subList(i + 1, links.size())
                    .forEach(link -> link.constraints().ifPresent(ca -> constraints.add(0, ca)));
            above.add(constraints);
        }
        return above;
    }
}
