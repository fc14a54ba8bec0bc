package io.github.pcaconstrain.issuance;

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
 * Proves that a certificate is what was requested, before it is accepted. AWS Private CA silently ignores extensions
 * that are passed by value if the template does not support them: the subordinate is then unconstrained.
 */
public final class Gate {
    private static final String PLACE = "certificate";

    private Gate() {}

    /**
     * Checks a certificate. With an error among the findings it must not be installed.
     *
     * @param parent the CA that was asked to sign, in its current state
     * @param now the time
     */
    public static List<Finding> check(Issuance issuance, Parent parent, Instant now) {
        List<CaCertificate> path;
        try {
            path = Parent.path(Optional.of(issuance.signed()), issuance.arn());
        } catch (UnreadableInputException e) {
            return List.of(GateCode.CERTIFICATE_UNREADABLE.finding(PLACE, e.getMessage()));
        }
        if (path.isEmpty()) {
            return List.of(GateCode.CERTIFICATE_UNREADABLE.finding(PLACE, "there is none"));
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

    /** Whether a certificate with these findings is accepted. */
    public static boolean isPassed(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static void checkConstraints(ExtensionValue sent, CaCertificate certificate, List<Finding> findings) {
        Optional<ExtensionValue> found = certificate.constraints();
        if (found.isEmpty()) {
            findings.add(GateCode.CONSTRAINTS_MISSING.finding(
                    PLACE,
                    "it has no name constraints: AWS ignored the requested constraints, and the CA may sign any name"));
            return;
        }
        if (!found.get().hex().equals(sent.hex())) {
            findings.add(GateCode.CONSTRAINTS_DIFFER.finding(
                    PLACE,
                    "its name constraints are not the ones sent: " + found.get().base64() + " instead of "
                            + sent.base64()));
        }
        if (found.get().critical() != sent.critical()) {
            findings.add(GateCode.CRITICALITY_DIFFERS.finding(
                    PLACE,
                    "its name constraints are " + (found.get().critical() ? "" : "not ")
                            + "critical, which was not requested"));
        }
    }

    private static void checkCa(IssuanceRequest request, CaCertificate certificate, List<Finding> findings) {
        if (!certificate.contents().isCa()) {
            findings.add(GateCode.NOT_A_CA.finding(PLACE, "it is not a CA certificate"));
            return;
        }
        int length = certificate.contents().pathLength().orElse(-1);
        if (length != request.pathLength()) {
            findings.add(GateCode.PATH_LENGTH_DIFFERS.finding(
                    PLACE,
                    "its path length is " + (length < 0 ? "not limited" : length) + ", but " + request.pathLength()
                            + " was requested"));
        }
        findings.addAll(ExtensionCheck.after(request, certificate));
        if (!certificate.maySignCertificates()) {
            findings.add(GateCode.KEY_USAGE.finding(PLACE, "its key usage does not let it sign certificates"));
        }
    }

    private static void checkSubject(Csr csr, CaCertificate certificate, List<Finding> findings) {
        if (!certificate.key().encoded().equals(csr.key().encoded())) {
            findings.add(GateCode.KEY_DIFFERS.finding(PLACE, "its public key is not that of the CSR"));
        }
        if (!certificate.contents().subject().matches(csr.subject())) {
            findings.add(GateCode.SUBJECT_DIFFERS.finding(
                    PLACE,
                    "its subject is " + certificate.contents().subject().text() + ", but the subject of the CSR is "
                            + csr.subject().text()));
        }
    }

    private static void checkIssuer(List<CaCertificate> path, Parent parent, List<Finding> findings) {
        Optional<CaCertificate> installed = parent.certificate();
        if (installed.isEmpty() || !path.get(0).isIssuedBy(installed.get())) {
            findings.add(GateCode.ISSUER_DIFFERS.finding(
                    PLACE, "it is not signed by " + parent.authority().arn()));
        } else if (path.size() > 1 && !path.get(1).isSameAs(installed.get())) {
            findings.add(GateCode.CHAIN_DIFFERS.finding(
                    "chain",
                    "it does not start with the certificate that "
                            + parent.authority().arn() + " uses"));
        }
    }
}
