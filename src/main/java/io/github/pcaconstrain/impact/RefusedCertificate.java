package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.policy.chain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that the new constraints would refuse.
 *
 * @param source where it was found: a file, a TLS server or an ARN
 * @param index its number in the source, from 1; 0 where the source has no other
 * @param label its subject, or its serial number if the subject is empty
 * @param serial its serial number in hexadecimal
 * @param notAfter the end of its validity period
 * @param names the verdicts on its refused names
 * @param usedBy the ARNs of the resources that use it, as far as ACM knows; empty if ACM was not asked
 * @param refusedToday whether the current constraints already refuse one of its names
 * @param loss why it would be refused regardless of its names; empty if only the names matter
 */
public record RefusedCertificate(
        String source,
        long index,
        String label,
        String serial,
        Instant notAfter,
        List<Verdict> names,
        List<String> usedBy,
        boolean refusedToday,
        Optional<String> loss) {
    public RefusedCertificate {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notAfter, "notAfter");
        names = List.copyOf(names);
        usedBy = List.copyOf(usedBy);
        Objects.requireNonNull(loss, "loss");
    }

    /** Where it was found, such as {@code chain.pem #2}. */
    public String place() {
        return place(source, index);
    }

    static String place(String source, long index) {
        return source + (index == 0 ? "" : " #" + index);
    }
}
