package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether the parent must not sign a CSR, because it is its own, or because of its name.
 */
final class CsrBelowParent {
    private static final String PLACE = "csr";
    private static final String COMMON_NAME = "2.5.4.3";

    private CsrBelowParent() {}

    static List<Finding> check(IssuanceRequest request, Parent parent) {
        List<Finding> findings = new ArrayList<>();
        if (request.subordinate().filter(request.issuer()::equals).isEmpty()) {
            checkOwn(request.csr(), parent, findings);
        }
        commonName(request.csr().subject())
                .flatMap(name -> refusal(name, parent))
                .ifPresent(verdict -> findings.add(namedLikeHost(verdict)));
        return findings;
    }

    /**
     * A certificate for the parent's own key would be another certificate of the same CA, and one for its name would be
     * self-issued: RFC 5280, section 6.1.4, step (l), exempts it from the path length, and section 4.2.1.10 its names
     * from constraints.
     */
    private static void checkOwn(Csr csr, Parent parent, List<Finding> findings) {
        for (CaCertificate above : parent.path()) {
            String label = above.contents().label();
            if (above.key().encoded().equals(csr.key().encoded())) {
                findings.add(RequestCode.CSR_OF_PARENT.finding(
                        PLACE, "its key is the key of " + label + ", a CA above it, so it is the CSR of that CA"));
                return;
            }
            if (above.contents().subject().matches(csr.subject())) {
                findings.add(RequestCode.SUBJECT_OF_PARENT.finding(
                        PLACE,
                        "its subject is the subject of a CA above it, " + label
                                + ", so verifiers would take the certificate for one of that CA's own"));
                return;
            }
        }
    }

    /** The JDK checks only the last common name ({@code NameConstraintsExtension.verify}). */
    private static Optional<String> commonName(DistinguishedName subject) {
        return subject.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(COMMON_NAME))
                .map(DistinguishedName.Attribute::value)
                .reduce((first, last) -> last)
                .filter(name -> HostName.flaw(name).isEmpty());
    }

    private static Optional<Verdict> refusal(String name, Parent parent) {
        List<CaConstraints> above = parent.path().stream()
                .map(ca -> ca.contents().link().constraints())
                .flatMap(Optional::stream)
                .filter(ca -> ca.flaw().isEmpty())
                .toList();
        return Optional.of(ConstraintChain.of(above, LeadingDot.ONLY_BELOW).check(new PresentedName.Dns(name)))
                .filter(verdict -> !verdict.isPermitted());
    }

    private static Finding namedLikeHost(Verdict verdict) {
        return RequestCode.CA_NAMED_LIKE_HOST.finding(
                PLACE,
                "its common name " + verdict.name().value()
                        + " looks like a host name. The JDK checks it against the DNS constraints above, which refuse"
                        + " it, so Java clients would reject every certificate of this CA");
    }
}
