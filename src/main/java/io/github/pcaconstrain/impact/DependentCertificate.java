package io.github.pcaconstrain.impact;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A certificate that a CA issued, and that is neither revoked nor expired.
 *
 * @param place where it was found: the ARN in ACM or AWS Private CA, or a file
 * @param label its subject, or its serial number if the subject is empty
 * @param serial its serial number in hexadecimal, without colons
 * @param notAfter the end of its validity
 * @param usedBy the ARNs of the resources that use it, as far as ACM knows
 */
public record DependentCertificate(String place, String label, String serial, Instant notAfter, List<String> usedBy) {
    public DependentCertificate {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notAfter, "notAfter");
        usedBy = List.copyOf(usedBy);
    }

    /** The certificate for messages: its name, its end and who uses it. */
    public String text() {
        return label + ", until " + notAfter + ", "
                + (usedBy.isEmpty() ? "not known to be in use" : "in use by " + String.join(", ", usedBy)) + ": "
                + place;
    }
}
