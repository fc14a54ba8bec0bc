package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.impact.ImpactBelow;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.ManagedCertificates;
import io.github.pcaconstrain.impact.RefusedCertificate;
import io.github.pcaconstrain.issuance.PathLengthChange;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.workflow.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The certificates in ACM that a plan would break, issued by a CA or the CAs below it, and which of those CAs it would
 * break.
 * @param report the result; empty if nothing was checked
 * @param reason why nothing was checked; empty if something was
 * @param below the CAs below
 */
record PlannedImpact(Optional<ImpactReport> report, String reason, ImpactBelow below) {
    private static final int SHOWN = 5;
    private static final String INDENT = "          ";

    PlannedImpact {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(reason, "reason");
    }

    /** Nothing was checked. */
    static PlannedImpact none(String reason) {
        return new PlannedImpact(Optional.empty(), reason, ImpactBelow.NONE);
    }

    /** Asks ACM, unless the plan cannot break anything. A refusal by ACM does not end the run. */
    static PlannedImpact of(AwsSession aws, Plan plan, CommonOptions common, Instant now) {
        if (plan.current().isEmpty()) {
            return none("nothing: the CA has no certificate yet");
        }
        Comparison change = plan.constraints().comparison();
        ImpactBelow below =
                ImpactBelow.find(aws, plan.ca().arn(), plan.current().get());
        boolean losesCas = plan.pathLength().filter(PathLengthChange::isShorter).isPresent() && !below.isEmpty();
        if ((change == Comparison.SAME || change == Comparison.WIDER) && !losesCas) {
            return new PlannedImpact(Optional.empty(), "nothing: every name that is allowed now stays allowed", below);
        }
        common.note("checking the CA's certificates in ACM; --skip-impact skips this");
        Impact impact = new Impact(
                plan.request().constraints(),
                plan.current().flatMap(each -> each.contents().link().constraints()),
                now);
        try {
            below.addTo(impact, Optional.of(plan.request().pathLength()));
            new ManagedCertificates(aws.certificateManager(), aws.rateLimits())
                    .addTo(impact, below.and(plan.ca().arn()));
            return new PlannedImpact(Optional.of(impact.report()), "", below);
        } catch (AwsRefusedException | AwsUnreachableException e) {
            return new PlannedImpact(Optional.empty(), "not known: " + e.getMessage(), below);
        }
    }

    /** The lines of the plan. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(below.lines());
        if (report.isEmpty()) {
            lines.add("breaks    " + reason);
            return lines;
        }
        List<RefusedCertificate> refused = report.get().refused();
        int unreadable = report.get().unreadable().size();
        long examined = report.get().examined();
        String broken = examined == 0
                ? "nothing: ACM has no certificate"
                : (refused.isEmpty() ? "none" : refused.size()) + " of the " + Counted.of(examined, "certificate")
                        + " that ACM has";
        lines.add("breaks    " + broken + " from this CA"
                + (below.isEmpty() ? "" : ", from the CAs below it and for those CAs")
                + (unreadable == 0 ? "" : "; " + unreadable + " could not be read"));
        refused.stream().limit(SHOWN).forEach(each -> lines.add(line(each)));
        if (refused.size() > SHOWN) {
            lines.add(INDENT + "and " + (refused.size() - SHOWN) + " more");
        }
        if (!refused.isEmpty()) {
            lines.add(INDENT + "'impact' shows the policy change that would keep them");
        }
        return lines;
    }

    private static String line(RefusedCertificate certificate) {
        return PrintableText.printable(INDENT + certificate.label() + ", until " + certificate.notAfter() + ", "
                + (certificate.usedBy().isEmpty() ? "not known to be in use" : "in use")
                + (certificate.refusedToday() ? ", already refused today: " : ": ") + certificate.place()
                + certificate.loss().map(reason -> ": " + reason).orElse(""));
    }
}
