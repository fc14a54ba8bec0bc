package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.CertificateContents;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.ConstraintChain;
import io.github.pcaconstrain.policy.DistinguishedName;
import io.github.pcaconstrain.policy.HostName;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.PresentedName;
import io.github.pcaconstrain.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What changes no verdict of ours, and yet should be known. */
final class Warnings {
    /** id-at-commonName. */
    private static final String COMMON_NAME = "2.5.4.3";

    private Warnings() {}

    /**
     * The warnings on a path.
     *
     * @param leafFirst the path
     * @param above for each certificate of it, the constraints that apply to it
     */
    static List<String> of(
            List<CertificateContents> leafFirst, List<List<CaConstraints>> above, LeadingDot leadingDot) {
        List<String> warnings = new ArrayList<>();
        CertificateContents leaf = leafFirst.get(0);
        if (!leaf.isCa() && leaf.constraints().isPresent()) {
            warnings.add(leaf.label() + " is no CA and has name constraints, which RFC 5280 forbids");
        }
        for (int i = 0; i < leafFirst.size() - 1; i++) {
            CertificateContents certificate = leafFirst.get(i);
            if (i == 0 || !certificate.isSelfIssued()) {
                ConstraintChain chain = ConstraintChain.of(above.get(i), leadingDot);
                hostLikeCommonNames(certificate)
                        .map(PresentedName.Dns::new)
                        .map(chain::check)
                        .filter(verdict -> !verdict.isPermitted())
                        .forEach(verdict -> warnings.add(commonName(certificate, verdict)));
            }
        }
        return warnings;
    }

    private static Stream<String> hostLikeCommonNames(CertificateContents certificate) {
        return certificate.subject().rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(COMMON_NAME))
                .map(DistinguishedName.Attribute::value)
                .filter(value -> HostName.flaw(value.startsWith("*.") ? value.substring(2) : value)
                        .isEmpty())
                .filter(value -> !HostName.endsInNumber(value));
    }

    private static String commonName(CertificateContents certificate, Verdict verdict) {
        return "the common name '" + verdict.name().value() + "' of " + certificate.label()
                + " looks like a DNS name and is " + verdict.decision().label()
                + "; it is none for us, but several verifiers hold it to the constraints";
    }
}
