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
 * Which certificates in ACM that a CA or the CAs below it issued a plan would break, and which of those CAs.
 *
 * @param report what was found; empty where nothing was looked at
 * @param reason why nothing was looked at; empty where something was
 * @param below the CAs below
 */
record PlannedImpact(Optional<ImpactReport> report, String reason, ImpactBelow below) {
    private static final int SHOWN = 5;
    private static final String INDENT = "          ";

    PlannedImpact {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(reason, "reason");
    }

    /** Nothing was looked at. */
    static PlannedImpact none(String reason) {
        return new PlannedImpact(Optional.empty(), reason, ImpactBelow.NONE);
    }

    /** Asks ACM, unless the plan cannot break anything. That ACM refuses is no reason not to go on. */
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

    /** For the plan. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(below.lines());
        if (report.isEmpty()) {
            lines.add("breaks    " + reason);
            return lines;
        }
        List<RefusedCertificate> refused = report.get().refused();
        int unreadable = report.get().unreadable().size();
        lines.add("breaks    " + (refused.isEmpty() ? "none" : refused.size()) + " of the "
                + Counted.of(report.get().examined(), "certificate") + " that ACM has from this CA"
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
