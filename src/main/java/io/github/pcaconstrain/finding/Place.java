package io.github.pcaconstrain.finding;

import java.util.Objects;

/**
 * The place where a certificate was found.
 *
 * @param source the file, endpoint or ARN
 * @param index the number of the certificate in the source, from 1; 0 for the source as a whole
 * @param subject its subject, or its serial number if that is empty; empty if not known
 */
public record Place(String source, long index, String subject) {
    public Place {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(subject, "subject");
    }

    /** The source as a whole. */
    public static Place of(String source) {
        return new Place(source, 0, "");
    }

    /** The place as text, such as {@code chain.pem #2 (CN=Issuing)}. */
    public String text() {
        return source + (index == 0 ? "" : " #" + index) + (subject.isEmpty() ? "" : " (" + subject + ")");
    }
}
