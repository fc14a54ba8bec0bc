package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.CertificateExtension;
import io.github.pcaconstrain.issuance.request.CriticalExtensions;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.KeyUsageBit;
import io.github.pcaconstrain.issuance.request.NamedExtensions;
import io.github.pcaconstrain.issuance.request.RequestedExtensions.Expected;
import io.github.pcaconstrain.issuance.request.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that a certificate will have, and later has, the requested extensions and no others.
 *
 * <p>AWS Private CA User Guide, "Template order of operations": for each extension, the template takes precedence, then
 * ApiPassthrough, then the CSR. Alternative names come from the CSR with every template.
 */
final class ExtensionCheck {
    private static final String CSR = "csr";
    private static final String CERTIFICATE = "certificate";
    private static final String TEMPLATE = "template";

    /** The extensions that every template for a subordinate CA sets. */
    private static final Set<String> OF_TEMPLATES = Set.of(
            CertificateExtension.BASIC_CONSTRAINTS,
            CertificateExtension.SUBJECT_KEY_IDENTIFIER,
            CertificateExtension.AUTHORITY_KEY_IDENTIFIER);

    /** The extensions that AWS adds if the parent has a CRL or an OCSP responder. */
    private static final Set<String> OF_PARENT =
            Set.of(CertificateExtension.CRL_DISTRIBUTION_POINTS, CertificateExtension.AUTHORITY_INFORMATION_ACCESS);

    /** RFC 5280, sections 4.2.1.1, 4.2.1.2, and 4.2.2.1: never critical. */
    private static final Set<String> NEVER_CRITICAL = Set.of(
            CertificateExtension.SUBJECT_KEY_IDENTIFIER,
            CertificateExtension.AUTHORITY_KEY_IDENTIFIER,
            CertificateExtension.AUTHORITY_INFORMATION_ACCESS,
            CertificateExtension.CRL_DISTRIBUTION_POINTS);

    private ExtensionCheck() {}

    /** Finds what would be in the certificate without being requested, and what would be missing or ignored. */
    static List<Finding> before(IssuanceRequest request) {
        List<Finding> findings = new ArrayList<>();
        broughtByCsr(request).forEach(extension -> findings.add(brought(extension, request.template())));
        CertificateExtension.find(request.csr().extensions(), CertificateExtension.NAME_CONSTRAINTS)
                .ifPresent(extension -> findings.add(constraints(extension, request.template())));
        checkKeyUsage(request, findings);
        if (request.subordinate().isPresent()) {
            request.extensions().expected().stream()
                    .filter(each -> each.critical().orElse(false))
                    .map(Expected::oid)
                    .filter(oid -> !CriticalExtensions.areImported(oid))
                    .forEach(oid -> findings.add(RequestCode.CRITICAL_EXTENSION.finding(
                            "extensions",
                            "the extension " + oid
                                    + " is critical, and AWS refuses to import a certificate with that")));
        }
        return findings;
    }

    private static List<CertificateExtension> broughtByCsr(IssuanceRequest request) {
        Template template = request.template();
        return request.csr().extensions().stream()
                .filter(each -> template.takesCsr() || each.oid().equals(CertificateExtension.SUBJECT_ALTERNATIVE_NAME))
                .filter(each -> !OF_TEMPLATES.contains(each.oid()))
                .filter(each -> !each.oid().equals(CertificateExtension.NAME_CONSTRAINTS))
                .filter(each -> !each.oid().equals(CertificateExtension.KEY_USAGE) || !template.setsKeyUsage())
                .filter(each -> request.extensions().expected(each.oid()).isEmpty())
                .toList();
    }

    private static Finding brought(CertificateExtension extension, Template template) {
        boolean isNames = extension.oid().equals(CertificateExtension.SUBJECT_ALTERNATIVE_NAME);
        RequestCode code = isNames ? RequestCode.CSR_NAMES : RequestCode.CSR_EXTENSION;
        return code.finding(
                CSR,
                "it requests " + extension.text() + ", which would get into the certificate"
                        + (isNames ? ", because AWS copies names from the CSR with every template" : "")
                        + ", although it was not requested here",
                isNames
                        ? "create a CSR without these names, or request them with --extensions"
                        : template.takesCsr() && template.takesConstraints()
                                ? "give " + template.name().replace("APICSR", "API")
                                        + " with --template, or request the extension with --extensions"
                                : "leave --template out");
    }

    private static Finding constraints(CertificateExtension extension, Template template) {
        boolean takeEffect = template.takesCsr() && !template.takesConstraints();
        return RequestCode.CSR_CONSTRAINTS.finding(
                CSR,
                "it requests " + extension.text() + ", which "
                        + (takeEffect
                                ? "this template would use instead of the policy"
                                : "have no effect: the policy's constraints replace them"),
                takeEffect
                        ? "leave --template out"
                        : "nothing to do if the policy's constraints are the intended ones");
    }

    private static void checkKeyUsage(IssuanceRequest request, List<Finding> findings) {
        Optional<Set<KeyUsageBit>> asked = request.extensions().keyUsage();
        if (request.template().setsKeyUsage()) {
            asked.filter(bits -> !bits.equals(KeyUsageBit.OF_TEMPLATES))
                    .ifPresent(bits -> findings.add(RequestCode.KEY_USAGE_OF_TEMPLATE.finding(
                            TEMPLATE,
                            request.template().name() + " sets the key usage to "
                                    + KeyUsageBit.text(KeyUsageBit.OF_TEMPLATES) + ", and AWS would ignore "
                                    + KeyUsageBit.text(bits))));
            return;
        }
        if (asked.isEmpty()) {
            findings.add(RequestCode.KEY_USAGE_MISSING.finding(
                    TEMPLATE,
                    request.template().name()
                            + " sets no key usage, which a CA must have (RFC 5280, section 4.2.1.3)"));
        } else if (!asked.get().contains(KeyUsageBit.KEY_CERT_SIGN)) {
            findings.add(RequestCode.KEY_USAGE.finding(
                    "extensions",
                    "the key usage " + KeyUsageBit.text(asked.get()) + " does not let the CA sign certificates"));
        }
    }

    /** Finds what a certificate has that was not requested, and what it lacks that was requested. */
    static List<Finding> after(IssuanceRequest request, CaCertificate certificate) {
        List<Finding> findings = new ArrayList<>();
        List<CertificateExtension> found = certificate.extensions();
        for (CertificateExtension extension : found) {
            if (NEVER_CRITICAL.contains(extension.oid()) && extension.value().critical()) {
                findings.add(GateCode.EXTENSION_CRITICAL.finding(
                        CERTIFICATE, "its " + extension.text() + " must not be critical (RFC 5280, section 4.2)"));
            } else if (isStranger(request, extension)) {
                findings.add(GateCode.EXTENSION_NOT_ASKED_FOR.finding(
                        CERTIFICATE, "it has " + extension.text() + ", which was not requested"));
            }
        }
        request.extensions().expected().forEach(expected -> checkExpected(expected, found, findings));
        checkKeyUsage(request, found, findings);
        CertificateExtension.find(found, CertificateExtension.BASIC_CONSTRAINTS)
                .filter(each -> !each.value().critical())
                .ifPresent(each -> findings.add(GateCode.BASIC_CONSTRAINTS_NOT_CRITICAL.finding(
                        CERTIFICATE,
                        "its basic constraints are not critical, but those of a CA must be (RFC 5280, section "
                                + "4.2.1.9)")));
        return findings;
    }

    private static boolean isStranger(IssuanceRequest request, CertificateExtension extension) {
        String oid = extension.oid();
        if (OF_TEMPLATES.contains(oid)
                || oid.equals(CertificateExtension.NAME_CONSTRAINTS)
                || oid.equals(CertificateExtension.KEY_USAGE)
                || request.extensions().expected(oid).isPresent()) {
            return false;
        }
        boolean isOfCsr = request.template().takesCsr()
                && request.csr().extensions().stream().anyMatch(extension::equals);
        return !OF_PARENT.contains(oid) || isOfCsr;
    }

    private static void checkExpected(Expected expected, List<CertificateExtension> found, List<Finding> findings) {
        if (expected.oid().equals(CertificateExtension.KEY_USAGE)) {
            return;
        }
        Optional<CertificateExtension> there = CertificateExtension.find(found, expected.oid());
        if (there.isEmpty()) {
            findings.add(GateCode.EXTENSION_MISSING.finding(
                    CERTIFICATE, "it lacks " + expected.text() + ", which was requested"));
        } else if (!expected.isMetBy(there.get())) {
            findings.add(GateCode.EXTENSION_DIFFERS.finding(
                    CERTIFICATE, "it has " + there.get().text() + ", but " + expected.text() + " was requested"));
        }
    }

    private static void checkKeyUsage(
            IssuanceRequest request, List<CertificateExtension> found, List<Finding> findings) {
        Optional<CertificateExtension> usage = CertificateExtension.find(found, CertificateExtension.KEY_USAGE);
        if (usage.isEmpty()) {
            findings.add(GateCode.KEY_USAGE_MISSING.finding(
                    CERTIFICATE, "it has no key usage, which a CA must have (RFC 5280, section 4.2.1.3)"));
            return;
        }
        Expected expected = NamedExtensions.keyUsage(
                request.template().setsKeyUsage()
                        ? KeyUsageBit.OF_TEMPLATES
                        : request.extensions().keyUsage().orElse(KeyUsageBit.OF_CA));
        if (!expected.isMetBy(usage.get())) {
            findings.add(GateCode.KEY_USAGE_DIFFERS.finding(
                    CERTIFICATE, "it has " + usage.get().text() + ", but " + expected.text() + " was expected"));
        }
        if (!usage.get().value().critical()) {
            findings.add(GateCode.KEY_USAGE_NOT_CRITICAL.finding(
                    CERTIFICATE, "its key usage is not critical, which it should be (RFC 5280, section 4.2.1.3)"));
        }
    }
}
