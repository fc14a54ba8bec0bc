package io.github.pcaconstrain.audit.trail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which certificates were installed for which CAs, according to the records that show the certificate. */
final class Installations {
    private final Map<String, Set<String>> cas = new HashMap<>();
    private final Map<TrailRecord, RecordedCertificate> shown = new HashMap<>();
    private final Map<String, RecordedCertificate> bySerial = new HashMap<>();
    private long unread;

    Installations(List<TrailRecord> imports) {
        for (TrailRecord record : imports) {
            Optional<RecordedCertificate> certificate = record.certificate().flatMap(RecordedCertificate::ofImport);
            certificate.ifPresentOrElse(
                    read -> {
                        shown.put(record, read);
                        bySerial.put(read.serial(), read);
                        cas.computeIfAbsent(read.serial(), none -> new HashSet<>())
                                .add(record.ca());
                    },
                    () -> unread++);
        }
    }

    /** Whether a certificate was installed anywhere. */
    boolean has(String serial) {
        return bySerial.containsKey(serial);
    }

    /** Whether a certificate was installed for this CA, of which AWS checks that the key is the same. */
    boolean has(String serial, String ca) {
        return cas.getOrDefault(serial, Set.of()).contains(ca);
    }

    /** The certificate of an import, if the record shows it. */
    Optional<RecordedCertificate> certificate(TrailRecord record) {
        return Optional.ofNullable(shown.get(record));
    }

    /** A certificate that was installed. */
    Optional<RecordedCertificate> withSerial(String serial) {
        return Optional.ofNullable(bySerial.get(serial));
    }

    /** How many records do not show which certificate was installed. */
    long unread() {
        return unread;
    }
}
