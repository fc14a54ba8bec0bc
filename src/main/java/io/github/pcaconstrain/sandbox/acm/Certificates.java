package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.acm.ManagedCertificate.Renewal;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;

/**
 * The certificates of ACM, each in {@code ACCOUNT/REGION/acm/ID/}. Every access brings a certificate up to date.
 *
 * <p>{@code certificate.json} is written last when a certificate is created or changed, and deleted first. Each attempt
 * to have it issued has a folder of its own below, so that a renewal changes nothing until it succeeds.
 */
final class Certificates {
    private static final String RECORD = "/certificate.json";
    private static final int LOCKS = 64;

    private final Store store;
    private final PrivateIssuer issuer;
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    Certificates(Store store, PrivateIssuer issuer) {
        this.store = store;
        this.issuer = issuer;
    }

    void create(ManagedCertificate certificate, PrivateKey key) {
        writeKey(certificate, certificate.current(), key);
        save(certificate);
    }

    void writeBody(ManagedCertificate certificate, Attempt attempt, ImportedCertificate imported) {
        write(certificate, attempt, "certificate.pem", Pem.write(imported.body()));
        write(certificate, attempt, "chain.pem", Pem.write(imported.chain()));
    }

    void writeKey(ManagedCertificate certificate, Attempt attempt, PrivateKey key) {
        write(certificate, attempt, "key.pem", Pem.write(key));
    }

    private void write(ManagedCertificate certificate, Attempt attempt, String document, String text) {
        store.write(
                certificate.folder() + "/" + attempt.folder() + "/" + document, text.getBytes(StandardCharsets.UTF_8));
    }

    private void save(ManagedCertificate certificate) {
        store.write(certificate.folder() + RECORD, Json.writeReadable(certificate));
    }

    boolean exists(RequestContext context, String arn) {
        return CertificateArn.id(context, arn)
                .map(id -> folder(context, id) + RECORD)
                .flatMap(store::read)
                .isPresent();
    }

    static String folder(RequestContext context, String id) {
        return CertificateArn.folder(context) + "/" + id;
    }

    /**
     * The certificate that a request names, up to date.
     *
     * @throws AwsError ResourceNotFoundException, or InvalidArnException
     */
    ManagedCertificate require(RequestContext context, JsonNode input) {
        return update(context, input, UnaryOperator.identity());
    }

    /** Changes the certificate that a request names. Changes to the same certificate run one after the other. */
    ManagedCertificate update(RequestContext context, JsonNode input, UnaryOperator<ManagedCertificate> change) {
        String arn = Json.text(input, "CertificateArn");
        String folder = folder(context, CertificateArn.require(context, arn));
        synchronized (lock(folder)) {
            ManagedCertificate before = read(folder).orElseThrow(() -> CertificateArn.notFound(arn));
            ManagedCertificate after = change.apply(settled(context, before));
            if (!after.equals(before)) {
                save(after);
            }
            return after;
        }
    }

    private Object lock(String folder) {
        return locks.get(Math.floorMod(folder.hashCode(), LOCKS));
    }

    private Optional<ManagedCertificate> read(String folder) {
        return StoredRecord.read(store, folder + RECORD, ManagedCertificate.class)
                .map(certificate -> {
                    if (!certificate.isOf(folder)) {
                        throw store.damaged(folder + RECORD, "it is of another certificate");
                    }
                    return certificate;
                });
    }

    private ManagedCertificate settled(RequestContext context, ManagedCertificate certificate) {
        if (!certificate.current().isDone()) {
            return certificate.withCurrent(settled(context, certificate, certificate.current()));
        }
        Optional<Attempt> pending = certificate.renewal().map(Renewal::attempt).filter(attempt -> !attempt.isDone());
        if (pending.isEmpty()) {
            return certificate;
        }
        Attempt after = settled(context, certificate, pending.get());
        if (after.isIssued()) {
            return certificate.renewed(after, context.now());
        }
        return after.isDone() ? certificate.withRenewal(after, context.now()) : certificate;
    }

    private Attempt settled(RequestContext context, ManagedCertificate certificate, Attempt attempt) {
        if (context.now().isBefore(attempt.readyAt())) {
            return attempt;
        }
        if (attempt.failure().isPresent()) {
            return attempt.done();
        }
        try {
            JsonNode issued = issuer.fetch(
                    context, certificate.authority(), attempt.pcaArn().orElseThrow());
            write(certificate, attempt, "certificate.pem", line(issued, "Certificate"));
            write(certificate, attempt, "chain.pem", line(issued, "CertificateChain"));
            return attempt.done();
        } catch (AwsError e) {
            return e.code().equals("RequestInProgressException") ? attempt : attempt.failed(FailureReason.of(e));
        }
    }

    // PEM of ACM always ends with a line feed; that of AWS Private CA may not.
    private static String line(JsonNode issued, String member) {
        return Json.text(issued, member).stripTrailing() + "\n";
    }

    /** A document of the current attempt: {@code certificate.pem}, {@code chain.pem} or {@code key.pem}. */
    String document(ManagedCertificate certificate, String name) {
        return new String(store.require(documentName(certificate, name)), StandardCharsets.UTF_8);
    }

    private static String documentName(ManagedCertificate certificate, String name) {
        return certificate.folder() + "/" + certificate.current().folder() + "/" + name;
    }

    /** The private key of the current attempt. */
    PrivateKey key(ManagedCertificate certificate) {
        String name = documentName(certificate, "key.pem");
        try {
            return Pem.readKey(
                    store.require(name),
                    KeyAlgorithm.of(certificate.keyAlgorithm()).orElseThrow().family());
        } catch (IOException e) {
            throw store.damaged(name, "it has no private key of the certificate's kind");
        }
    }

    /** The certificates of the request's region and account, up to date, in no order. */
    List<ManagedCertificate> list(RequestContext context) {
        return store.list(CertificateArn.folder(context)).stream()
                .filter(CertificateArn::isId)
                .map(id -> folder(context, id))
                .map(folder -> StoredRecord.unlessDamaged(() -> settledNow(context, folder)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ManagedCertificate> settledNow(RequestContext context, String folder) {
        synchronized (lock(folder)) {
            return read(folder).map(before -> {
                ManagedCertificate after = settled(context, before);
                if (!after.equals(before)) {
                    save(after);
                }
                return after;
            });
        }
    }

    void delete(RequestContext context, JsonNode input) {
        ManagedCertificate certificate = require(context, input);
        String folder = certificate.folder();
        synchronized (lock(folder)) {
            store.delete(folder + RECORD);
            for (String attempt : store.list(folder)) {
                for (String document : store.list(folder + "/" + attempt)) {
                    store.delete(folder + "/" + attempt + "/" + document);
                }
                store.delete(folder + "/" + attempt);
            }
            store.delete(folder);
        }
    }

    /** The status by its name in the API, such as ISSUED. */
    String status(ManagedCertificate certificate, Instant now) {
        if (certificate.revocation().isPresent()) {
            return "REVOKED";
        }
        if (!certificate.current().isDone()) {
            return "PENDING_VALIDATION";
        }
        if (!certificate.current().isIssued()) {
            return "FAILED";
        }
        return body(certificate).getNotAfter().toInstant().isBefore(now) ? "EXPIRED" : "ISSUED";
    }

    /** The certificate; empty until it is issued. */
    X509CertificateHolder body(ManagedCertificate certificate) {
        String name = documentName(certificate, "certificate.pem");
        try {
            List<X509CertificateHolder> certificates = Pem.readCertificates(store.require(name));
            if (!certificates.isEmpty()) {
                return certificates.get(0);
            }
        } catch (IOException e) {
            throw store.damaged(name, "it has no certificate");
        }
        throw store.damaged(name, "it has no certificate");
    }
}
