package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Checks whether the parent and the CAs above it are valid for longer than the requested certificate. */
final class ValidityCheck {
    /** The validity of a private certificate of ACM (ACM user guide, "Private certificates"). */
    private static final Duration ACM = Duration.ofDays(395);

    private static final Duration SHORT_LIVED = Duration.ofDays(7);
    private static final String PLACE = "validity";

    private ValidityCheck() {}

    static List<Finding> of(IssuanceRequest request, Parent parent, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Instant end = request.validity().end(now);
        if (!end.isAfter(now)) {
            findings.add(RequestCode.VALIDITY_IN_THE_PAST.finding(
                    PLACE, "it ends at " + end + ", which is not in the future"));
            return findings;
        }
        parent.end().ifPresent(above -> compare(end, above, parent, findings));
        if (parent.authority().usageMode() == UsageMode.SHORT_LIVED_CERTIFICATE && end.isAfter(now.plus(SHORT_LIVED))) {
            findings.add(RequestCode.SHORT_LIVED_PARENT.finding(
                    PLACE, "the parent issues only short-lived certificates, valid for seven days at most"));
        }
        if (end.isBefore(now.plus(ACM))) {
            findings.add(RequestCode.TOO_SHORT_FOR_ACM.finding(
                    PLACE,
                    "it ends in less than 395 days, at " + end + ", so every request to ACM would fail with"
                            + " PCA_INVALID_DURATION"));
        }
        return findings;
    }

    private static void compare(Instant end, Instant above, Parent parent, List<Finding> findings) {
        String whose = parent.certificate()
                        .filter(own -> own.contents().notAfter().equals(above))
                        .isPresent()
                ? "the parent's certificate"
                : "a certificate above the parent";
        if (end.isAfter(above)) {
            LocalDate before = above.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
            findings.add(RequestCode.VALIDITY_BEYOND_PARENT.finding(
                    PLACE,
                    "it ends at " + end + ", after " + whose + ", which ends at " + above,
                    "give --validity " + before + " or sooner, or renew the parent first"));
        } else if (end.equals(above)) {
            // The user guide says both that AWS accepts an equal end and that it refuses it.
            findings.add(RequestCode.VALIDITY_AS_PARENT.finding(
                    PLACE, "it ends at the same time as " + whose + ", which AWS may refuse"));
        }
    }
}
