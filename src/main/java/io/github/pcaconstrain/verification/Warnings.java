package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.PathVerdict;
import io.github.pcaconstrain.policy.name.HostLikeName;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Warnings that do not change a verdict. */
final class Warnings {
    private Warnings() {}

    /**
     * The warnings on a path.
     *
     * @param leafFirst the path
     * @param names the verdicts on its names
     * @param above the constraints that apply to each of its certificates
     */
    static List<String> of(
            List<CertificateContents> leafFirst,
            PathVerdict names,
            List<List<CaConstraints>> above,
            LeadingDot leadingDot) {
        List<String> warnings = new ArrayList<>();
        CertificateContents leaf = leafFirst.get(0);
        if (!leaf.isCa() && leaf.constraints().isPresent()) {
            warnings.add(leaf.label() + " is not a CA but has name constraints, which RFC 5280 forbids");
        }
        names.malformedButUnconstrained().forEach(name -> warnings.add(malformed(name)));
        for (int i = 0; i < leafFirst.size() - 1; i++) {
            CertificateContents certificate = leafFirst.get(i);
            if (i == 0 || !certificate.isSelfIssued()) {
                ConstraintChain chain = ConstraintChain.of(above.get(i), leadingDot);
                HostLikeName.in(certificate.subject()).stream()
                        .filter(name -> !name.readings().stream()
                                .allMatch(reading -> chain.check(reading).isPermitted()))
                        .forEach(name -> warnings.add(commonName(certificate, name)));
            }
        }
        return warnings;
    }

    private static String malformed(PathVerdict.Name name) {
        return "the name " + name.verdict().name().text() + " of "
                + name.certificate().label() + " is malformed: "
                + name.verdict().flaw().orElseThrow() + ". No CA in the path limits "
                + name.verdict().name().form().plural();
    }

    private static String commonName(CertificateContents certificate, HostLikeName name) {
        return "the common name " + PrintableText.printable(name.text()) + " of " + certificate.label()
                + " is outside the constraints. RFC 5280 ignores it, but OpenSSL, GnuTLS, NSS and the JDK treat it "
                + "as a host name: they may reject the certificate, or accept it for that host";
    }
}
