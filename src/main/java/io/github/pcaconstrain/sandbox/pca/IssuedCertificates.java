package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The certificates that CAs have issued: {@code certificates/SERIAL.pem} and {@code SERIAL.json} in each CA's folder.
 *
 * <p>They are read from the store when they are needed, since there may be very many. The JSON is written last: no
 * client knows of a PEM without one.
 */
final class IssuedCertificates {
    private static final String RECORD = ".json";
    private static final int LOCKS = 64;
    private static final int HEX = 16;

    private final Store store;
    private final Object[] locks = new Object[LOCKS];

    /** The number of certificates that each CA has issued, by ARN; dropped when it issues another. */
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    IssuedCertificates(Store store) {
        this.store = store;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    void add(Authority authority, IssuedCertificate certificate, String pem) {
        store.write(name(authority, certificate.serial()) + ".pem", pem.getBytes(StandardCharsets.UTF_8));
        save(authority, certificate);
        counts.remove(authority.arn());
    }

    private void save(Authority authority, IssuedCertificate certificate) {
        store.write(name(authority, certificate.serial()) + RECORD, Json.writeReadable(certificate));
    }

    private static String name(Authority authority, String serial) {
        return authority.folder() + "/certificates/" + serial;
    }

    Optional<IssuedCertificate> find(Authority authority, String serial) {
        String name = name(authority, serial) + RECORD;
        return StoredRecord.read(store, name, IssuedCertificate.class).map(certificate -> {
            if (!certificate.serial().equals(serial)
                    || !certificate.arn().equals(CaArn.certificate(authority.arn(), serial))) {
                throw store.damaged(name, "it is of another certificate");
            }
            return certificate;
        });
    }

    /**
     * The certificate itself, in PEM.
     *
     * @throws StateException if it cannot be read
     */
    String pem(Authority authority, String serial) {
        return Pem.write(certificate(authority, serial));
    }

    /**
     * The certificate itself.
     *
     * @throws StateException if it cannot be read
     */
    X509CertificateHolder certificate(Authority authority, String serial) {
        String name = name(authority, serial) + ".pem";
        try {
            List<X509CertificateHolder> certificates = Pem.readCertificates(store.require(name));
            if (certificates.size() == 1
                    && certificates.get(0).getSerialNumber().equals(new BigInteger(serial, HEX))) {
                return certificates.get(0);
            }
        } catch (IOException e) {
            throw store.damaged(name, "it has no certificate");
        }
        throw store.damaged(name, "it is of another certificate");
    }

    /** Changes a certificate's record. Changes to the same certificate run one after the other. */
    void update(Authority authority, String serial, UnaryOperator<IssuedCertificate> change) {
        synchronized (locks[Math.floorMod(serial.hashCode(), LOCKS)]) {
            find(authority, serial).ifPresent(before -> save(authority, change.apply(before)));
        }
    }

    /**
     * The number of certificates. It is remembered, because counting many takes long and the page shows all CAs at
     * once.
     */
    int count(Authority authority) {
        return counts.computeIfAbsent(
                authority.arn(), unused -> serials(authority).size());
    }

    /** The serial numbers, without reading the certificates. */
    List<String> serials(Authority authority) {
        return store.list(authority.folder() + "/certificates").stream()
                .filter(name -> name.endsWith(RECORD))
                .map(name -> name.substring(0, name.length() - RECORD.length()))
                .toList();
    }

    /** The ARNs, without reading the certificates. */
    List<String> arns(Authority authority) {
        return serials(authority).stream()
                .map(serial -> CaArn.certificate(authority.arn(), serial))
                .toList();
    }

    List<IssuedCertificate> list(Authority authority) {
        return serials(authority).stream()
                .map(serial -> StoredRecord.unlessDamaged(() -> find(authority, serial)))
                .flatMap(Optional::stream)
                .toList();
    }
}
