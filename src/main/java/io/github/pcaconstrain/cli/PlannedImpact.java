package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.ManagedCertificates;
import io.github.pcaconstrain.impact.RefusedCertificate;
import io.github.pcaconstrain.policy.Characters;
import io.github.pcaconstrain.policy.Comparison;
import io.github.pcaconstrain.workflow.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of the certificates that ACM holds of a CA a plan would break.
 *
 * @param report what was found; empty where nothing was looked at
 * @param reason why nothing was looked at; empty where something was
 */
record PlannedImpact(Optional<ImpactReport> report, String reason) {
    private static final int SHOWN = 5;
    private static final String INDENT = "          ";

    PlannedImpact {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(reason, "reason");
    }

    /** Nothing was looked at. */
    static PlannedImpact none(String reason) {
        return new PlannedImpact(Optional.empty(), reason);
    }

    /** Asks ACM, unless the plan cannot break anything. That ACM refuses is no reason not to go on. */
    static PlannedImpact of(AwsSession aws, Plan plan, CommonOptions common, Instant now) {
        if (plan.current().isEmpty()) {
            return none("nothing: the CA has no certificate yet");
        }
        Comparison change = plan.constraints().comparison();
        if (change == Comparison.SAME || change == Comparison.WIDER) {
            return none("nothing: no name is refused that is allowed now");
        }
        common.note("looking at the certificates that ACM holds of the CA; --skip-impact leaves that out");
        Impact impact = new Impact(
                plan.request().constraints(),
                plan.current().flatMap(each -> each.contents().link().constraints()),
                now);
        try {
            new ManagedCertificates(aws.certificateManager(), aws.pacing())
                    .addTo(impact, plan.ca().arn());
            return new PlannedImpact(Optional.of(impact.report()), "");
        } catch (AwsRefusedException | AwsUnreachableException e) {
            return none("not known: " + e.getMessage());
        }
    }

    /** For the plan. */
    List<String> lines() {
        if (report.isEmpty()) {
            return List.of("breaks    " + reason);
        }
        List<RefusedCertificate> refused = report.get().refused();
        int unreadable = report.get().unreadable().size();
        List<String> lines = new ArrayList<>();
        lines.add("breaks    " + (refused.isEmpty() ? "none" : refused.size()) + " of the "
                + report.get().examined() + " certificates that ACM holds of the CA"
                + (unreadable == 0 ? "" : "; " + unreadable + " could not be read"));
        refused.stream().limit(SHOWN).forEach(each -> lines.add(line(each)));
        if (refused.size() > SHOWN) {
            lines.add(INDENT + "and " + (refused.size() - SHOWN) + " more");
        }
        if (!refused.isEmpty()) {
            lines.add(INDENT + "'impact' tells which change of the policy keeps them");
        }
        return lines;
    }

    private static String line(RefusedCertificate certificate) {
        return Characters.printable(INDENT + certificate.label() + ", until " + certificate.notAfter() + ", "
                + (certificate.usedBy().isEmpty() ? "not known to be in use" : "in use")
                + (certificate.refusedToday() ? ", already refused today: " : ": ") + certificate.place());
    }
}
