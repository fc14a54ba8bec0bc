package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.Paths;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.HostLikeName;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the names of one certificate against the constraints of every path above it. */
final class NameCheck {
    private static final ConstraintChain UNCONSTRAINED = ConstraintChain.of(List.of(), LeadingDot.ONLY_BELOW);

    private NameCheck() {}

    static List<CertificateFinding> check(ParsedCertificate certificate, IssuerConstraints issuer) {
        List<CertificateFinding> findings = new ArrayList<>();
        List<PresentedName> names = certificate.contents().names();
        if (issuer.passes(names)) {
            malformed(certificate, names, findings);
            onAPath(certificate, issuer, names, findings);
            commonName(certificate, issuer, findings);
        } else if (issuer.isComplete()) {
            List<Verdict> refusals = issuer.known().get(0).refusals(names);
            Set<PresentedName> refused = refusals.stream().map(Verdict::name).collect(Collectors.toSet());
            malformed(
                    certificate,
                    names.stream().filter(name -> !refused.contains(name)).toList(),
                    findings);
            refusals.forEach(verdict -> findings.add(violated(certificate, verdict, issuer, names)));
        } else {
            findings.add(AuditCode.PATHS_NOT_EXHAUSTED.of(
                    certificate,
                    "",
                    "no verdict: all of the " + issuer.routes().size() + " paths that were checked refuse a name, but"
                            + " there are others that were not checked, because there are too many or they have more"
                            + " than " + Paths.MAX_LENGTH + " CAs"));
        }
        return findings;
    }

    /** The malformed names that no constraint refuses. */
    private static void malformed(
            ParsedCertificate certificate, List<PresentedName> names, List<CertificateFinding> findings) {
        for (PresentedName name : names) {
            UNCONSTRAINED
                    .check(name)
                    .flaw()
                    .ifPresent(flaw -> findings.add(AuditCode.NAME_MALFORMED.of(certificate, name.text(), flaw)));
        }
    }

    private static void onAPath(
            ParsedCertificate certificate,
            IssuerConstraints issuer,
            List<PresentedName> names,
            List<CertificateFinding> findings) {
        issuer.routes().stream()
                .flatMap(route -> route.refusals(names).stream())
                .findFirst()
                .ifPresent(verdict -> findings.add(violation(
                        AuditCode.CONSTRAINT_VIOLATED_ON_A_PATH,
                        certificate,
                        verdict,
                        ", on one of " + issuer.routes().size() + " paths; another allows it")));
    }

    private static CertificateFinding violated(
            ParsedCertificate certificate, Verdict verdict, IssuerConstraints issuer, List<PresentedName> names) {
        int paths = issuer.known().size();
        String others = paths > 1 ? "; none of " + paths + " paths allows every name" : "";
        String doubtful = issuer.routes().stream().anyMatch(route -> route.passes(names))
                ? "; another path would allow it, but is incomplete or invalid"
                : "";
        return violation(AuditCode.CONSTRAINT_VIOLATED, certificate, verdict, others + doubtful);
    }

    private static CertificateFinding violation(
            AuditCode code, ParsedCertificate certificate, Verdict verdict, String which) {
        String by = verdict.deciding()
                .map(step -> " (CA " + step.ca() + nearest(step) + ")")
                .orElse("");
        return code.of(
                certificate, verdict.name().text(), verdict.decision().text() + ": " + verdict.reason() + by + which);
    }

    private static String nearest(CaVerdict step) {
        return step.nearest()
                .map(subtree -> "; closest permitted: " + subtree.base().text())
                .orElse("");
    }

    private static void commonName(
            ParsedCertificate certificate, IssuerConstraints issuer, List<CertificateFinding> findings) {
        if (certificate.isCa()) {
            return; // the lint rule ca-named-like-host covers these
        }
        HostLikeName.in(certificate.contents().subject()).stream()
                .filter(name -> !issuer.passes(name.readings()))
                .forEach(name -> findings.add(AuditCode.COMMON_NAME_OUTSIDE.of(
                        certificate,
                        "common name " + PrintableText.printable(name.text()),
                        "as a host name, it would not be permitted")));
    }
}
