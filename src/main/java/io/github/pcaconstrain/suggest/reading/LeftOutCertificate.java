package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.suggest.Outlier;
import io.github.pcaconstrain.suggest.OutlierReason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that a proposed policy would refuse, or a name of a list.
 *
 * @param place where it was found: a file, a TLS server or an ARN, or the line of a list
 * @param index its number in the place, from 1; 0 for a name of a list
 * @param label its subject, or its serial number if the subject is empty; empty for a name of a list
 * @param serial its serial number in hexadecimal; empty for a name of a list
 * @param fingerprint its SHA-256 fingerprint in hexadecimal; empty for a name of a list
 * @param notAfter the end of its validity; empty for a name of a list
 * @param isOnlySubject whether the policy would permit it if it did not limit subjects, which have nothing to do with its names
 * @param names its names that the policy does not permit, at least one
 */
public record LeftOutCertificate(
        String place,
        long index,
        String label,
        String serial,
        String fingerprint,
        Optional<Instant> notAfter,
        boolean isOnlySubject,
        List<Outlier> names) {
    public LeftOutCertificate {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(notAfter, "notAfter");
        names = List.copyOf(names);
    }

    /** A name of a list. */
    static LeftOutCertificate ofList(String place, Outlier name) {
        return new LeftOutCertificate(place, 0, "", "", "", Optional.empty(), false, List.of(name));
    }

    /** The same, numbered from the start of its place instead of from that of a part. */
    LeftOutCertificate behind(long before) {
        return index == 0 || before == 0
                ? this
                : new LeftOutCertificate(
                        place, before + index, label, serial, fingerprint, notAfter, isOnlySubject, names);
    }

    /** Where it is, such as {@code fleet.pem #12} or {@code names.txt:3}. */
    public String where() {
        return place + (index == 0 ? "" : " #" + index);
    }

    /** Why it is left out: because of the name that is the furthest from the policy. */
    public OutlierReason reason() {
        return names.stream().map(Outlier::reason).sorted().findFirst().orElseThrow();
    }
}
