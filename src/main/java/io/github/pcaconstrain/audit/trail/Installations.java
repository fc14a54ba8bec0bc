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

    /** The records, which have the certificates: parsed, these would take several times as much memory. */
    private final Map<String, List<TrailRecord>> bySerial = new HashMap<>();

    private final Map<String, TrailRecord> byCa = new HashMap<>();
    private final Map<String, Optional<CertificateContents>> signers = new HashMap<>();
    private long unread;

    Installations(List<TrailRecord> imports) {
        for (TrailRecord record : imports) {
            certificate(record)
                    .ifPresentOrElse(
                            read -> {
                                byCa.put(record.ca(), record);
                                bySerial.computeIfAbsent(read.serial(), none -> new ArrayList<>())
                                        .add(record);
                            },
                            () -> unread++);
        }
    }

    /** The certificates with a serial number. */
    List<Installed> withSerial(String serial) {
        return bySerial.getOrDefault(serial, List.of()).stream()
                .flatMap(record -> certificate(record).map(read -> new Installed(record.ca(), read)).stream())
                .toList();
    }

    /** A certificate that was installed for a CA. AWS checks that it has the CA's key, so all of them have. */
    Optional<CertificateContents> ofCa(String ca) {
        return signers.computeIfAbsent(
                ca,
                none -> Optional.ofNullable(byCa.get(ca))
                        .flatMap(Installations::certificate)
                        .map(RecordedCertificate::contents));
    }

    /** The certificate of an import, if the record shows it. */
    static Optional<RecordedCertificate> certificate(TrailRecord record) {
        return record.certificate().flatMap(RecordedCertificate::ofImport);
    }

    /** How many records do not show which certificate was installed. */
    long unread() {
        return unread;
    }
}
