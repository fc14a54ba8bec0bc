package io.github.pcaconstrain.installation;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.ChainCheck;
import io.github.pcaconstrain.issuance.CriticalExtensions;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds everything that stands against an installation. */
public final class InstallationCheck {
    private static final String PLACE = "certificate";

    private static final Set<CaStatus> INSTALLABLE =
            Set.of(CaStatus.PENDING_CERTIFICATE, CaStatus.ACTIVE, CaStatus.DISABLED, CaStatus.EXPIRED);

    private InstallationCheck() {}

    /**
     * Checks an installation. With an error among the findings it must not be run.
     *
     * @param cli the commands that findings name
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
            findings.add(error(
                    "ca-is-root",
                    "ca",
                    ca.arn() + " is a root, and a constrained certificate goes into the subordinate that it is for",
                    "give the ARN of the subordinate as --ca; AWS's tutorial names the wrong one in this step"));
        }
        if (!INSTALLABLE.contains(ca.status())) {
            findings.add(error(
                    "ca-state",
                    "ca",
                    ca.arn() + " is " + ca.status() + ", so no certificate can be installed in it",
                    switch (ca.status()) {
                        case CREATING -> "wait until it is created";
                        case DELETED -> "give another CA, or restore this one: " + cli.restore(ca.arn());
                        default -> "give another CA";
                    }));
        }
        if (ca.status() == CaStatus.DISABLED) {
            findings.add(warning(
                    "ca-disabled",
                    "ca",
                    ca.arn() + " is DISABLED, and signs nothing until it is enabled",
                    "enable it: " + cli.enable(ca.arn())));
        }
    }

    private static void checkKey(Csr csr, Installation installation, List<Finding> findings) {
        CaCertificate certificate = installation.certificate();
        if (!certificate.key().encoded().equals(csr.key().encoded())) {
            findings.add(error(
                    "key-differs",
                    PLACE,
                    "its public key is not that of " + installation.ca().arn()
                            + ": it is the certificate of another CA, "
                            + certificate.contents().label(),
                    "give as --ca the CA whose CSR was signed"));
        } else if (!certificate.contents().subject().matches(csr.subject())) {
            findings.add(warning(
                    "subject-differs",
                    PLACE,
                    "its subject is " + certificate.contents().subject().text() + ", and that of the CA's CSR "
                            + csr.subject().text(),
                    "check that this is meant: certificates issued so far name the old subject as their issuer"));
        }
    }

    private static void checkCertificate(CaCertificate certificate, List<Finding> findings) {
        if (!certificate.contents().isCa() || !certificate.maySignCertificates()) {
            findings.add(error("not-a-ca", PLACE, "it may not sign certificates", "give the certificate of a CA"));
        }
        if (certificate.contents().isSelfIssued()) {
            findings.add(error(
                    "self-issued",
                    PLACE,
                    "it is self-issued, and a subordinate needs one from its parent",
                    "issue one with 'issue'"));
        }
        if (certificate.constraints().isEmpty()) {
            findings.add(warning(
                    "unconstrained",
                    PLACE,
                    "it has no name constraints: the CA may sign every name",
                    "issue one with 'issue', if it is to be constrained"));
        }
        certificate
                .contents()
                .constraints()
                .ifPresent(decoded -> decoded.problems()
                        .forEach(problem -> findings.add(error(
                                "constraints-malformed",
                                PLACE,
                                "its name constraints are malformed: " + problem,
                                "issue another with 'issue'"))));
        certificate.criticalExtensions().stream()
                .filter(oid -> !CriticalExtensions.areImported(oid))
                .forEach(oid -> findings.add(error(
                        "critical-extension",
                        PLACE,
                        "its extension " + oid + " is critical, and AWS imports no certificate with that",
                        "issue it without, or not critical")));
    }

    private static void checkChain(List<CaCertificate> path, List<Finding> findings) {
        if (path.stream().skip(1).anyMatch(each -> each.isSameAs(path.get(0)))) {
            findings.add(error(
                    "chain-has-certificate",
                    "chain",
                    "the chain holds the certificate itself",
                    "give in --chain only what is above it"));
        }
    }

    private static Finding error(String code, String place, String message, String fix) {
        return new Finding(code, Severity.ERROR, place, message, fix);
    }

    private static Finding warning(String code, String place, String message, String fix) {
        return new Finding(code, Severity.WARNING, place, message, fix);
    }
}
