package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.CaVerdict;
import io.github.pcaconstrain.policy.Characters;
import io.github.pcaconstrain.policy.HostLikeName;
import io.github.pcaconstrain.policy.PresentedName;
import io.github.pcaconstrain.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the names of one certificate to the constraints of every path above it. */
final class NameCheck {
    private NameCheck() {}

    static List<CertificateFinding> check(Parsed certificate, Judge judge) {
        List<CertificateFinding> findings = new ArrayList<>();
        List<PresentedName> wellFormed = new ArrayList<>();
        for (PresentedName name : certificate.contents().names()) {
            Optional<String> flaw = judge.routes().stream()
                    .findFirst()
                    .flatMap(route -> route.chain().check(name).flaw());
            if (flaw.isPresent()) {
                findings.add(AuditCode.NAME_MALFORMED.of(certificate, name.text(), flaw.get()));
            } else {
                wellFormed.add(name);
            }
        }
        if (judge.passes(wellFormed)) {
            onAPath(certificate, judge, wellFormed, findings);
            commonName(certificate, judge, findings);
        } else if (judge.isComplete()) {
            judge.routes()
                    .get(0)
                    .refusals(wellFormed)
                    .forEach(verdict -> findings.add(violation(
                            AuditCode.CONSTRAINT_VIOLATED,
                            certificate,
                            verdict,
                            judge.routes().size())));
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

    private static void onAPath(
            Parsed certificate, Judge judge, List<PresentedName> names, List<CertificateFinding> findings) {
        judge.routes().stream()
                .flatMap(route -> route.refusals(names).stream())
                .findFirst()
                .ifPresent(verdict -> findings.add(violation(
                        AuditCode.CONSTRAINT_VIOLATED_ON_A_PATH,
                        certificate,
                        verdict,
                        judge.routes().size())));
    }

    private static CertificateFinding violation(AuditCode code, Parsed certificate, Verdict verdict, int paths) {
        String by = verdict.deciding()
                .map(step -> " (CA " + step.ca() + nearest(step) + ")")
                .orElse("");
        String which = code == AuditCode.CONSTRAINT_VIOLATED_ON_A_PATH
                ? ", on one of " + paths + " paths; another lets it pass"
                : paths > 1 ? ", and none of " + paths + " paths lets every name pass" : "";
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
