package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.CaVerdict;
import io.github.pcaconstrain.policy.Characters;
import io.github.pcaconstrain.policy.ConstraintChain;
import io.github.pcaconstrain.policy.HostLikeName;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.PresentedName;
import io.github.pcaconstrain.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the names of one certificate to the constraints of every path above it. */
final class NameCheck {
    private static final ConstraintChain UNCONSTRAINED = ConstraintChain.of(List.of(), LeadingDot.ONLY_BELOW);

    private NameCheck() {}

    static List<CertificateFinding> check(Parsed certificate, Judge judge) {
        List<CertificateFinding> findings = new ArrayList<>();
        List<PresentedName> names = certificate.contents().names();
        if (judge.passes(names)) {
            malformed(certificate, names, findings);
            onAPath(certificate, judge, names, findings);
            commonName(certificate, judge, findings);
        } else if (judge.isComplete()) {
            List<Verdict> refusals = judge.known().get(0).refusals(names);
            Set<PresentedName> refused = refusals.stream().map(Verdict::name).collect(Collectors.toSet());
            malformed(
                    certificate,
                    names.stream().filter(name -> !refused.contains(name)).toList(),
                    findings);
            refusals.forEach(verdict -> findings.add(violated(certificate, verdict, judge, names)));
        } else {
            findings.add(AuditCode.PATHS_NOT_EXHAUSTED.of(
                    certificate,
                    "",
                    "there are more paths than the " + judge.routes().size()
                            + " that were looked at, or one of more than " + Paths.MAX_LENGTH
                            + " CAs, and none of those lets its names pass"));
        }
        return findings;
    }

    /** The names that break the rules of their form, though no constraint refuses them for it. */
    private static void malformed(Parsed certificate, List<PresentedName> names, List<CertificateFinding> findings) {
        for (PresentedName name : names) {
            UNCONSTRAINED
                    .check(name)
                    .flaw()
                    .ifPresent(flaw -> findings.add(AuditCode.NAME_MALFORMED.of(certificate, name.text(), flaw)));
        }
    }

    private static void onAPath(
            Parsed certificate, Judge judge, List<PresentedName> names, List<CertificateFinding> findings) {
        judge.routes().stream()
                .flatMap(route -> route.refusals(names).stream())
                .findFirst()
                .ifPresent(verdict -> findings.add(violation(
                        AuditCode.CONSTRAINT_VIOLATED_ON_A_PATH,
                        certificate,
                        verdict,
                        ", on one of " + judge.routes().size() + " paths; another lets it pass")));
    }

    private static CertificateFinding violated(
            Parsed certificate, Verdict verdict, Judge judge, List<PresentedName> names) {
        int paths = judge.known().size();
        String others = paths > 1 ? ", and none of " + paths + " paths lets every name pass" : "";
        String doubtful = judge.routes().stream().anyMatch(route -> route.passes(names))
                ? "; another path would let it pass, but is not complete or not valid"
                : "";
        return violation(AuditCode.CONSTRAINT_VIOLATED, certificate, verdict, others + doubtful);
    }

    private static CertificateFinding violation(AuditCode code, Parsed certificate, Verdict verdict, String which) {
        String by = verdict.deciding()
                .map(step -> " (CA " + step.ca() + nearest(step) + ")")
                .orElse("");
        return code.of(
                certificate, verdict.name().text(), verdict.decision().label() + ": " + verdict.reason() + by + which);
    }

    private static String nearest(CaVerdict step) {
        return step.nearest()
                .map(subtree -> ", which permits " + subtree.base().text() + " at the nearest")
                .orElse("");
    }

    private static void commonName(Parsed certificate, Judge judge, List<CertificateFinding> findings) {
        if (certificate.isCa()) {
            return; // the rule ca-named-like-a-host of lint speaks of those
        }
        HostLikeName.in(certificate.contents().subject()).stream()
                .filter(name -> !judge.passes(name.readings()))
                .forEach(name -> findings.add(AuditCode.COMMON_NAME_OUTSIDE.of(
                        certificate,
                        "common name " + Characters.printable(name.text()),
                        "as the name of a host it would not be permitted")));
    }
}
