package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.revocation.RevocationReason;
import io.github.pcaconstrain.sandbox.revocation.RevokedCertificate;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The revoked certificates of each CA, found without reading all certificates that it has issued.
 *
 * <p>{@code revoked/SERIAL} in the CA's folder is written before the certificate's record is changed, and means only
 * that the record must be read. Once {@code revoked/complete} exists, no other certificate is revoked.
 */
final class Revocations {
    private static final String COMPLETE = "complete";
    private static final int HEX = 16;
    private static final byte[] EMPTY = {};

    /** A revoked certificate, and its last day. */
    record Entry(RevokedCertificate certificate, Instant notAfter) {}

    private final Store store;
    private final IssuedCertificates certificates;
    private final Map<String, Map<String, Entry>> byAuthority = new ConcurrentHashMap<>();

    Revocations(Store store, IssuedCertificates certificates) {
        this.store = store;
        this.certificates = certificates;
    }

    /** The revoked certificates of a CA, in no particular order. */
    Collection<Entry> list(Authority authority) {
        return entries(authority).values();
    }

    /** Must be called before a certificate's record is changed. */
    void announce(Authority authority, String serial) {
        entries(authority);
        store.write(folder(authority) + "/" + serial, EMPTY);
    }

    /** Must be called after a certificate's record has been changed. */
    void add(Authority authority, IssuedCertificate issued) {
        entries(authority).put(issued.serial(), entry(authority, issued));
    }

    private static String folder(Authority authority) {
        return authority.folder() + "/revoked";
    }

    private Map<String, Entry> entries(Authority authority) {
        return byAuthority.computeIfAbsent(authority.arn(), unused -> load(authority));
    }

    private Map<String, Entry> load(Authority authority) {
        Map<String, Entry> entries = new ConcurrentHashMap<>();
        for (String serial : serials(authority)) {
            StoredRecord.unlessDamaged(() -> certificates.find(authority, serial))
                    .filter(issued -> issued.revokedAt().isPresent())
                    .ifPresent(issued -> entries.put(serial, entry(authority, issued)));
        }
        return entries;
    }

    private List<String> serials(Authority authority) {
        List<String> names = store.list(folder(authority));
        if (names.contains(COMPLETE)) {
            return names.stream().filter(name -> !name.equals(COMPLETE)).toList();
        }
        List<String> serials = certificates.list(authority).stream()
                .filter(issued -> issued.revokedAt().isPresent())
                .map(IssuedCertificate::serial)
                .toList();
        serials.forEach(serial -> store.write(folder(authority) + "/" + serial, EMPTY));
        store.write(folder(authority) + "/" + COMPLETE, EMPTY);
        return serials;
    }

    // If a certificate has become unreadable, it still counts as revoked.
    private Entry entry(Authority authority, IssuedCertificate issued) {
        Instant notAfter = StoredRecord.unlessDamaged(
                        () -> Optional.of(certificates.certificate(authority, issued.serial())))
                .map(certificate -> certificate.getNotAfter().toInstant())
                .orElse(Instant.MAX);
        return new Entry(certificate(issued), notAfter);
    }

    /** The certificate of a record, if it is revoked. */
    static RevokedCertificate certificate(IssuedCertificate issued) {
        return new RevokedCertificate(
                new BigInteger(issued.serial(), HEX),
                issued.revokedAt().orElseThrow(),
                issued.revocationReason().map(RevocationReason::valueOf).orElse(RevocationReason.UNSPECIFIED));
    }
}
