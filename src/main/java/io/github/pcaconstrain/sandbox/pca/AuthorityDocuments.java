package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Csr;
import io.github.pcaconstrain.sandbox.authority.Issuer;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.KeyFamily;
import io.github.pcaconstrain.sandbox.authority.Pem;
import io.github.pcaconstrain.sandbox.authority.Signer;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The documents of each CA, beside its record: {@code key.pem}, {@code csr.pem}, and a certificate with its chain, whose
 * name is made from its content.
 */
final class AuthorityDocuments {
    private final Store store;
    private final SecureRandom random;
    private final Map<String, PrivateKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Csr> requests = new ConcurrentHashMap<>();
    private final Map<String, List<X509CertificateHolder>> chains = new ConcurrentHashMap<>();

    AuthorityDocuments(Store store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /** Stores those of a new CA. */
    void create(Authority authority, PrivateKey key, String csr) {
        write(authority, "key.pem", Pem.write(key));
        write(authority, "csr.pem", csr);
        keys.put(authority.arn(), key);
    }

    private void write(Authority authority, String document, String content) {
        store.write(authority.folder() + "/" + document, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Stores a certificate and its chain, and returns the document's name for {@link Authority#installed}. */
    String install(Authority authority, List<X509CertificateHolder> path) {
        byte[] pem = Pem.write(path).getBytes(StandardCharsets.UTF_8);
        String document = documentName(pem);
        store.write(authority.folder() + "/" + document, pem);
        return document;
    }

    private static String documentName(byte[] pem) {
        return "certificate-" + digest(pem).substring(0, 16) + ".pem";
    }

    /** Its certificate first and the root's last; empty if none is installed. */
    List<X509CertificateHolder> chain(Authority authority) {
        return authority
                .installed()
                .map(document ->
                        chains.computeIfAbsent(authority.folder() + "/" + document, name -> readChain(name, document)))
                .orElse(List.of());
    }

    private List<X509CertificateHolder> readChain(String name, String document) {
        byte[] pem = store.require(name);
        if (!documentName(pem).equals(document)) {
            throw store.damaged(name, "it is not what its name says, which is made from its content");
        }
        try {
            return Pem.readCertificates(pem);
        } catch (IOException e) {
            throw store.damaged(name, "it has no certificates");
        }
    }

    String csr(Authority authority) {
        return new String(store.require(csrName(authority)), StandardCharsets.UTF_8);
    }

    private static String csrName(Authority authority) {
        return authority.folder() + "/csr.pem";
    }

    /** A CA's CSR: its key and subject, before it has a certificate. */
    Csr request(Authority authority) {
        return requests.computeIfAbsent(authority.arn(), unused -> readRequest(authority));
    }

    private Csr readRequest(Authority authority) {
        try {
            return Csr.parse(store.require(csrName(authority)));
        } catch (AwsError e) {
            throw store.damaged(csrName(authority), e.getMessage());
        }
    }

    Issuer issuer(Authority authority) {
        SubjectPublicKeyInfo publicKey = request(authority).publicKey();
        Signer signer = new Signer(keys.computeIfAbsent(authority.arn(), unused -> readKey(authority)), random);
        return new Issuer(signer, publicKey, family(authority), chain(authority), List.of());
    }

    /** The algorithm with which a CA signs by default. */
    static SigningAlgorithm signing(Authority authority) {
        return SigningAlgorithm.of(Json.text(authority.configuration(), "SigningAlgorithm"))
                .orElseThrow(() -> new IllegalStateException("unknown signing algorithm of " + authority.arn()));
    }

    private PrivateKey readKey(Authority authority) {
        String name = authority.folder() + "/key.pem";
        try {
            PrivateKey key = Pem.readKey(store.require(name), family(authority));
            if (new Signer(key, random).isOf(request(authority).publicKey(), signing(authority))) {
                return key;
            }
        } catch (IOException e) {
            throw store.damaged(name, "it has no private key of the CA's kind");
        }
        throw store.damaged(name, "the key is not the one of csr.pem beside it");
    }

    /**
     * Reads everything that the state contains about a CA.
     *
     * @throws StateException if any of it is damaged
     */
    void verify(Authority authority) {
        issuer(authority);
    }

    private static KeyFamily family(Authority authority) {
        return KeyAlgorithm.of(Json.text(authority.configuration(), "KeyAlgorithm"))
                .orElseThrow()
                .family();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
