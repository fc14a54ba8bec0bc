package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The certificates that CAs issued: {@code certificates/SERIAL.pem} and {@code SERIAL.json} in each CA's folder.
 *
 * <p>They stay in the store and are read when asked for, since there may be a great many. The JSON is written last; a
 * PEM without one was never answered for.
 */
final class IssuedCertificates {
    private static final String RECORD = ".json";
    private static final int LOCKS = 64;

    private final Store store;
    private final Object[] locks = new Object[LOCKS];

    IssuedCertificates(Store store) {
        this.store = store;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    void add(Authority authority, IssuedCertificate certificate, String pem) {
        store.write(name(authority, certificate.serial()) + ".pem", pem.getBytes(StandardCharsets.UTF_8));
        save(authority, certificate);
    }

    private void save(Authority authority, IssuedCertificate certificate) {
        store.write(name(authority, certificate.serial()) + RECORD, Json.writeReadable(certificate));
    }

    private static String name(Authority authority, String serial) {
        return authority.folder() + "/certificates/" + serial;
    }

    Optional<IssuedCertificate> find(Authority authority, String serial) {
        return store.read(name(authority, serial) + RECORD)
                .map(record -> StoredRecord.read(name(authority, serial) + RECORD, record, IssuedCertificate.class));
    }

    /**
     * The certificate itself, in PEM.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    String pem(Authority authority, String serial) {
        return store.read(name(authority, serial) + ".pem")
                .map(pem -> new String(pem, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("certificate " + serial + " has lost its PEM"));
    }

    /** Changes a certificate's record; changes of one certificate wait for each other. */
    void update(Authority authority, String serial, UnaryOperator<IssuedCertificate> change) {
        synchronized (locks[Math.floorMod(serial.hashCode(), LOCKS)]) {
            find(authority, serial).ifPresent(before -> save(authority, change.apply(before)));
        }
    }

    List<IssuedCertificate> list(Authority authority) {
        return store.list(authority.folder() + "/certificates").stream()
                .filter(name -> name.endsWith(RECORD))
                .map(name -> find(authority, name.substring(0, name.length() - RECORD.length())))
                .flatMap(Optional::stream)
                .toList();
    }
}
