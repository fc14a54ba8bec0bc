package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.Comparator;
import java.util.Objects;

/** A finding and its position among the others. */
record LoggedFinding(CertificateFinding finding, FindingOrder order) {
    /** The most severe first, then in the order of reading. */
    static final Comparator<LoggedFinding> ORDER = Comparator.comparing(
                    (LoggedFinding entry) -> entry.finding().finding().severity(), Comparator.reverseOrder())
            .thenComparing(LoggedFinding::order)
            .thenComparing(entry -> entry.finding().place().source())
            .thenComparingLong(entry -> entry.finding().place().index())
            .thenComparingInt(entry -> entry.order().sequence())
            .thenComparing(entry -> entry.finding().id());

    LoggedFinding {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(order, "order");
    }
}
