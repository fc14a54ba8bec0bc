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
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The certificates that CAs issued: {@code certificates/SERIAL.pem} and {@code SERIAL.json} in each CA's folder.
 *
 * <p>They stay in the store and are read when asked for, since there may be a great many. The JSON is written last; a
 * PEM without one was never answered for.
 */
final class IssuedCertificates {
    private static final String RECORD = ".json";
    private static final int LOCKS = 64;
    private static final int HEX = 16;

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

    /** Changes a certificate's record; changes of one certificate wait for each other. */
    void update(Authority authority, String serial, UnaryOperator<IssuedCertificate> change) {
        synchronized (locks[Math.floorMod(serial.hashCode(), LOCKS)]) {
            find(authority, serial).ifPresent(before -> save(authority, change.apply(before)));
        }
    }

    /** The ARNs, without reading the certificates. */
    List<String> arns(Authority authority) {
        return store.list(authority.folder() + "/certificates").stream()
                .filter(name -> name.endsWith(RECORD))
                .map(name -> CaArn.certificate(authority.arn(), name.substring(0, name.length() - RECORD.length())))
                .toList();
    }

    List<IssuedCertificate> list(Authority authority) {
        return store.list(authority.folder() + "/certificates").stream()
                .filter(name -> name.endsWith(RECORD))
                .map(name -> StoredRecord.unlessDamaged(
                        () -> find(authority, name.substring(0, name.length() - RECORD.length()))))
                .flatMap(Optional::stream)
                .toList();
    }
}
