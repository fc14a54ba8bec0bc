package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Issuance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks whether a certificate is valid for as long as requested.
 *
 * <p>AWS counts days, months and years from the time when it signs, which may be minutes after the request, and so in
 * another month. It does not document how it counts months of different lengths: a month after 31 January is 28
 * February by one rule and 3 March by another. The result of any reasonable rule, for any time between request and
 * signature, is accepted.
 */
final class IssuedValidity {
    /** AWS backdates a certificate by an hour (API reference, IssueCertificate, ValidityNotBefore). */
    static final Duration DATED_BACK = Duration.ofHours(1);

    /** The difference between the shortest month and the longest. */
    private static final Duration MONTHS = Duration.ofDays(3);

    /** Days have a fixed length; the margin is for clocks. */
    private static final Duration DAYS = Duration.ofDays(1);

    private static final Duration ABSOLUTE = Duration.ofSeconds(1);

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final String PLACE = "certificate";

    private IssuedValidity() {}

    static List<Finding> check(Issuance issuance, CaCertificate certificate) {
        List<Finding> findings = new ArrayList<>();
        Validity validity = issuance.request().validity();
        Instant start = certificate.contents().notBefore();
        Instant end = certificate.contents().notAfter();
        Instant byRequest = validity.end(issuance.requested());
        Instant bySignature = validity.end(start.plus(DATED_BACK));
        if (!isNear(end, byRequest, validity) && !isNear(end, bySignature, validity)) {
            findings.add(GateCode.VALIDITY_DIFFERS.finding(
                    PLACE, "it ends at " + end + ", but " + byRequest + " was requested"));
        }
        Instant expected = issuance.requested().minus(DATED_BACK);
        if (Duration.between(expected, start).abs().compareTo(CLOCK_SKEW.plus(CLOCK_SKEW)) > 0) {
            findings.add(GateCode.VALIDITY_START.finding(
                    PLACE, "it starts at " + start + ", but about " + expected + " was expected"));
        }
        return findings;
    }

    private static boolean isNear(Instant end, Instant asked, Validity validity) {
        Duration tolerance = switch (validity.unit()) {
            case ABSOLUTE -> ABSOLUTE;
            case DAYS -> DAYS;
            case MONTHS, YEARS -> MONTHS;
        };
        return Duration.between(asked, end).abs().compareTo(tolerance) <= 0;
    }
}
