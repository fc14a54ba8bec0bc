package io.github.pcaconstrain.installation;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.ChainCheck;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.CertificateExtension;
import io.github.pcaconstrain.issuance.request.CriticalExtensions;
import io.github.pcaconstrain.issuance.request.Csr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds everything that would block an installation. */
public final class InstallationCheck {
    private static final String PLACE = "certificate";

    private static final Set<CaStatus> INSTALLABLE =
            Set.of(CaStatus.PENDING_CERTIFICATE, CaStatus.ACTIVE, CaStatus.DISABLED, CaStatus.EXPIRED);

    private InstallationCheck() {}

    /**
     * Checks an installation. With an error among the findings it must not be run.
     *
     * @param cli the AWS CLI commands in findings
     */
    public static List<Finding> of(Installation installation, Instant now, AwsCli cli) {
        List<Finding> findings = new ArrayList<>();
        checkCa(installation.ca(), cli, findings);
        installation.csr().ifPresent(csr -> checkKey(csr, installation, findings));
        checkCertificate(installation.certificate(), findings);
        checkChain(installation.path(), findings);
        findings.addAll(ChainCheck.of(installation.path(), now));
        return findings;
    }

    private static void checkCa(Authority ca, AwsCli cli, List<Finding> findings) {
        if (ca.type() == CaType.ROOT) {
            findings.add(InstallationCode.CA_IS_ROOT.finding(
                    "ca",
                    ca.arn()
                            + " is a root CA, but a constrained certificate belongs in the subordinate CA that"
                            + " it was issued for"));
        }
        if (!INSTALLABLE.contains(ca.status())) {
            findings.add(InstallationCode.CA_STATE.finding(
                    "ca",
                    ca.arn() + " is " + ca.status() + ", so no certificate can be installed in it",
                    switch (ca.status()) {
                        case CREATING -> "wait until it is created";
                        case DELETED -> "give another CA, or restore this one: " + cli.restore(ca.arn());
                        default -> "give another CA";
                    }));
        }
        if (ca.status() == CaStatus.DISABLED) {
            findings.add(InstallationCode.CA_DISABLED.finding(
                    "ca",
                    ca.arn() + " is DISABLED, and signs nothing until it is enabled",
                    "enable it: " + cli.enable(ca.arn())));
        }
    }

    private static void checkKey(Csr csr, Installation installation, List<Finding> findings) {
        CaCertificate certificate = installation.certificate();
        if (!certificate.key().encoded().equals(csr.key().encoded())) {
            findings.add(InstallationCode.KEY_DIFFERS.finding(
                    PLACE,
                    "its public key is not that of " + installation.ca().arn()
                            + ": it is the certificate of another CA, "
                            + certificate.contents().label()));
        } else if (!certificate.contents().subject().matches(csr.subject())) {
            findings.add(InstallationCode.SUBJECT_DIFFERS.finding(
                    PLACE,
                    "its subject is " + certificate.contents().subject().text()
                            + ", but the subject of the CA's CSR is "
                            + csr.subject().text()));
        }
    }

    private static void checkCertificate(CaCertificate certificate, List<Finding> findings) {
        if (!certificate.contents().isCa() || !certificate.maySignCertificates()) {
            findings.add(InstallationCode.NOT_A_CA.finding(PLACE, "it is not allowed to sign certificates"));
        }
        CertificateExtension.find(certificate.extensions(), CertificateExtension.BASIC_CONSTRAINTS)
                .filter(basic -> !basic.value().critical())
                .ifPresent(basic -> findings.add(InstallationCode.BASIC_CONSTRAINTS_NOT_CRITICAL.finding(
                        PLACE, "its basic constraints are not critical, and AWS does not import such a certificate")));
        if (certificate.contents().isSelfIssued()) {
            findings.add(InstallationCode.SELF_ISSUED.finding(
                    PLACE, "it is self-issued, but a subordinate CA needs a certificate from its parent"));
        }
        if (certificate.constraints().isEmpty()) {
            findings.add(InstallationCode.UNCONSTRAINED.finding(
                    PLACE, "it has no name constraints: the CA may sign any name"));
        }
        certificate
                .contents()
                .constraints()
                .ifPresent(decoded -> decoded.problems()
                        .forEach(problem -> findings.add(InstallationCode.CONSTRAINTS_MALFORMED.finding(
                                PLACE, "its name constraints are malformed: " + problem))));
        certificate.criticalExtensions().stream()
                .filter(oid -> !CriticalExtensions.areImported(oid))
                .forEach(oid -> findings.add(InstallationCode.CRITICAL_EXTENSION.finding(
                        PLACE,
                        "its extension " + oid + " is critical, and AWS refuses to import a certificate with that")));
    }

    private static void checkChain(List<CaCertificate> path, List<Finding> findings) {
        if (path.stream().skip(1).anyMatch(each -> each.isSameAs(path.get(0)))) {
            findings.add(
                    InstallationCode.CHAIN_HAS_CERTIFICATE.finding("chain", "the chain holds the certificate itself"));
        }
    }
}
