package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which certificates were installed for which CAs, according to the records that show the certificate. */
final class Installations {
    /**
     * A certificate that was installed.
     *
     * @param ca the CA for which it was
     * @param certificate the certificate
     */
    record Installed(String ca, RecordedCertificate certificate) {}

    private final Map<TrailRecord, RecordedCertificate> shown = new HashMap<>();
    private final Map<String, List<Installed>> bySerial = new HashMap<>();
    private final Map<String, RecordedCertificate> byCa = new HashMap<>();
    private long unread;

    Installations(List<TrailRecord> imports) {
        for (TrailRecord record : imports) {
            Optional<RecordedCertificate> certificate = record.certificate().flatMap(RecordedCertificate::ofImport);
            certificate.ifPresentOrElse(
                    read -> {
                        shown.put(record, read);
                        byCa.put(record.ca(), read);
                        bySerial.computeIfAbsent(read.serial(), none -> new ArrayList<>())
                                .add(new Installed(record.ca(), read));
                    },
                    () -> unread++);
        }
    }

    /** The certificates with a serial number. */
    List<Installed> withSerial(String serial) {
        return bySerial.getOrDefault(serial, List.of());
    }

    /** A certificate that was installed for a CA. AWS checks that it has the CA's key, so all of them have. */
    Optional<CertificateContents> ofCa(String ca) {
        return Optional.ofNullable(byCa.get(ca)).map(RecordedCertificate::contents);
    }

    /** The certificate of an import, if the record shows it. */
    Optional<RecordedCertificate> certificate(TrailRecord record) {
        return Optional.ofNullable(shown.get(record));
    }

    /** How many records do not show which certificate was installed. */
    long unread() {
        return unread;
    }
}
