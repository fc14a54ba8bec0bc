package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.input.IssuedLists;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.show.DependentJson;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.impact.DependentCertificate;
import io.github.pcaconstrain.impact.Dependents;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.workflow.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * The certificates that a CA issued and that expire after the new certificate of the CA, or after its parent's: from that
 * moment on, verifiers reject them.
 *
 * @param end when the new certificate, or one above it, expires
 * @param examined how many certificates were looked at
 * @param outliving those that expire later
 * @param gaps what could not be found out
 */
record PlannedOutliving(Instant end, int examined, List<DependentCertificate> outliving, List<String> gaps) {
    private static final int SHOWN = 5;
    private static final String INDENT = "          ";

    PlannedOutliving {
        Objects.requireNonNull(end, "end");
        outliving = List.copyOf(outliving);
        gaps = List.copyOf(gaps);
    }

    /**
     * Asks ACM, and reads the files that were given. A refusal by ACM does not end the run.
     *
     * @param isAcmAsked whether ACM is asked
     */
    static PlannedOutliving of(AwsSession aws, Plan plan, IssuedLists issued, boolean isAcmAsked) {
        CaArn ca = plan.ca().arn();
        Instant own = plan.end(aws.now());
        Instant end = plan.parent().end().filter(above -> above.isBefore(own)).orElse(own);
        Dependents all = new Dependents(aws.now());
        List<String> gaps = new ArrayList<>();
        if (isAcmAsked) {
            try {
                all.addManaged(aws.certificateManager(), aws.rateLimits(), ca);
            } catch (AwsRefusedException | AwsUnreachableException e) {
                gaps.add(String.valueOf(e.getMessage()));
            }
        }
        issued.addTo(all, ca, plan.current().map(each -> each.contents()));
        gaps.addAll(all.unreadable());
        if (!issued.isGiven()) {
            gaps.add("AWS lists only the certificates that ACM manages; give an audit report with --issued for the"
                    + " rest");
        }
        return new PlannedOutliving(end, all.all().size(), all.after(end), gaps);
    }

    /** For the plan. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("outlive   " + (outliving.isEmpty() ? "none" : outliving.size()) + " of the "
                + Counted.of(examined, "certificate") + " known from this CA expire after " + end);
        outliving.stream().limit(SHOWN).forEach(each -> lines.add(PrintableText.printable(INDENT + each.text())));
        if (outliving.size() > SHOWN) {
            lines.add(INDENT + "and " + (outliving.size() - SHOWN) + " more");
        }
        gaps.forEach(gap -> lines.add(PrintableText.printable(INDENT + "not known: " + gap)));
        return lines;
    }

    void write(JsonGenerator json) {
        DependentJson.write("outliving", outliving, json);
    }
}
