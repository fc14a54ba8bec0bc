package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.issuance.Preflight.error;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a certificate is what was asked for, before it counts. AWS Private CA ignores extensions given by value,
 * without a word, where the template is not one for them: the subordinate then comes out unconstrained.
 */
public final class Gate {
    private static final String PLACE = "certificate";
    static final String REISSUE = "do not install it, revoke it, and issue again";

    private Gate() {}

    /**
     * Checks a certificate. With an error among the findings it must not be installed.
     *
     * @param parent the CA that was asked to sign, as it is now
     * @param now the time
     */
    public static List<Finding> check(Issuance issuance, Parent parent, Instant now) {
        List<CaCertificate> path;
        try {
            path = Parent.path(Optional.of(issuance.signed()), issuance.arn());
        } catch (UnreadableInputException e) {
            return List.of(error("certificate-unreadable", PLACE, e.getMessage(), REISSUE));
        }
        if (path.isEmpty()) {
            return List.of(error("certificate-unreadable", PLACE, "there is none", REISSUE));
        }
        List<Finding> findings = new ArrayList<>();
        checkConstraints(issuance.request().extension(), path.get(0), findings);
        checkCa(issuance.request(), path.get(0), findings);
        checkSubject(issuance.request().csr(), path.get(0), findings);
        findings.addAll(IssuedValidity.check(issuance, path.get(0)));
        checkIssuer(path, parent, findings);
        findings.addAll(ChainCheck.of(path, now));
        return findings;
    }

    /** Whether findings let a certificate through. */
    public static boolean isPassed(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static void checkConstraints(ExtensionValue sent, CaCertificate certificate, List<Finding> findings) {
        Optional<ExtensionValue> found = certificate.constraints();
        if (found.isEmpty()) {
            findings.add(error(
                    "constraints-missing",
                    PLACE,
                    "it has no name constraints: the CA may sign every name, and AWS has ignored what was asked for",
                    REISSUE));
            return;
        }
        if (!found.get().hex().equals(sent.hex())) {
            findings.add(error(
                    "constraints-differ",
                    PLACE,
                    "its name constraints are not the ones sent: " + found.get().base64() + " instead of "
                            + sent.base64(),
                    REISSUE));
        }
        if (found.get().critical() != sent.critical()) {
            findings.add(error(
                    "criticality-differs",
                    PLACE,
                    "its name constraints are " + (found.get().critical() ? "" : "not ")
                            + "critical, which was not asked for",
                    REISSUE));
        }
    }

    private static void checkCa(IssuanceRequest request, CaCertificate certificate, List<Finding> findings) {
        if (!certificate.contents().isCa()) {
            findings.add(error("not-a-ca", PLACE, "it is no certificate of a CA", REISSUE));
            return;
        }
        int length = certificate.contents().pathLength().orElse(-1);
        if (length != request.pathLength()) {
            findings.add(error(
                    "path-length-differs",
                    PLACE,
                    "its path length is " + (length < 0 ? "not limited" : length) + ", and " + request.pathLength()
                            + " was asked for",
                    REISSUE));
        }
        findings.addAll(ExtensionCheck.after(request, certificate));
        if (!certificate.maySignCertificates()) {
            findings.add(error(
                    "key-usage", PLACE, "its key usage does not let it sign certificates", "use another template"));
        }
    }

    private static void checkSubject(Csr csr, CaCertificate certificate, List<Finding> findings) {
        if (!certificate.key().encoded().equals(csr.key().encoded())) {
            findings.add(error("key-differs", PLACE, "its public key is not that of the CSR", REISSUE));
        }
        if (!certificate.contents().subject().matches(csr.subject())) {
            findings.add(error(
                    "subject-differs",
                    PLACE,
                    "its subject is " + certificate.contents().subject().text() + ", and that of the CSR "
                            + csr.subject().text(),
                    REISSUE));
        }
    }

    private static void checkIssuer(List<CaCertificate> path, Parent parent, List<Finding> findings) {
        Optional<CaCertificate> installed = parent.certificate();
        if (installed.isEmpty() || !path.get(0).isIssuedBy(installed.get())) {
            findings.add(error(
                    "issuer-differs",
                    PLACE,
                    "it is not signed by " + parent.authority().arn(),
                    REISSUE));
        } else if (path.size() > 1 && !path.get(1).isSameAs(installed.get())) {
            findings.add(error(
                    "chain-differs",
                    "chain",
                    "it does not start with the certificate that "
                            + parent.authority().arn() + " works with",
                    "fetch the certificate again"));
        }
    }
}
