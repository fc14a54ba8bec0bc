package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.policy.chain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that the new constraints would refuse.
 *
 * @param place where it was found: a file, or an ARN
 * @param label its subject, or its serial number where the subject is empty
 * @param serial its serial number in hexadecimal
 * @param notAfter the end of its validity
 * @param names the verdicts on those of its names that are refused
 * @param usedBy the ARNs of what uses it, as far as ACM knows; empty where nobody was asked
 * @param refusedToday whether the constraints in force refuse one of its names already
 * @param loss why it would be refused whatever its names are; empty where only the names matter
 */
public record RefusedCertificate(
        String place,
        String label,
        String serial,
        Instant notAfter,
        List<Verdict> names,
        List<String> usedBy,
        boolean refusedToday,
        Optional<String> loss) {
    public RefusedCertificate {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notAfter, "notAfter");
        names = List.copyOf(names);
        usedBy = List.copyOf(usedBy);
        Objects.requireNonNull(loss, "loss");
    }
}
