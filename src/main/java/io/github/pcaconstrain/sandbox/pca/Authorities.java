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
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * All CAs of the sandbox, each in {@code ACCOUNT/REGION/acm-pca/ID/}.
 *
 * <p>{@code authority.json} is written last when a CA is created. It names the document with the certificate and chain,
 * so that every change is a change of one document.
 */
final class Authorities {
    private static final String RECORD = "authority.json";

    /** Folders of accounts. Everything else in the folder is ignored. */
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** If there are at least this many CAs, several threads read them. */
    private static final int MANY = 64;

    private final Store store;
    private final SecureRandom random;
    private final Map<String, Authority> byArn = new ConcurrentHashMap<>();
    private final Map<String, PrivateKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Csr> requests = new ConcurrentHashMap<>();
    private final Map<String, List<X509CertificateHolder>> chains = new ConcurrentHashMap<>();

    Authorities(Store store, SecureRandom random) {
        this.store = store;
        this.random = random;
        List<String> folders = new ArrayList<>();
        for (String account : store.list("")) {
            if (ACCOUNT.matcher(account).matches()) {
                for (String region : store.list(account)) {
                    String folder = account + "/" + region + "/acm-pca";
                    store.list(folder).forEach(id -> folders.add(folder + "/" + id));
                }
            }
        }
        (folders.size() < MANY ? folders.stream() : folders.parallelStream()).forEach(this::load);
    }

    // Without a record, no client knows of this CA.
    private void load(String folder) {
        if (!store.list(folder).contains(RECORD)) {
            return;
        }
        String name = folder + "/" + RECORD;
        StoredRecord.read(store, name, Authority.class).ifPresent(authority -> {
            AuthorityRecord.flaw(authority, folder).ifPresent(flaw -> {
                throw store.damaged(name, flaw);
            });
            byArn.put(authority.arn(), authority);
        });
    }

    static String folder(RequestContext context, String id) {
        return context.account() + "/" + context.region() + "/acm-pca/" + id;
    }

    void create(Authority authority, PrivateKey key, String csr) {
        write(authority, "key.pem", Pem.write(key));
        write(authority, "csr.pem", csr);
        keys.put(authority.arn(), key);
        save(authority);
    }

    private void write(Authority authority, String document, String content) {
        store.write(authority.folder() + "/" + document, content.getBytes(StandardCharsets.UTF_8));
    }

    private void save(Authority authority) {
        store.write(authority.folder() + "/" + RECORD, Json.writeReadable(authority));
        byArn.put(authority.arn(), authority);
    }

    boolean exists(String arn) {
        return byArn.containsKey(arn);
    }

    /**
     * The CA with this ARN, which must be in the request's region and account.
     *
     * @throws AwsError InvalidArnException, or ResourceNotFoundException
     */
    Authority require(RequestContext context, String arn) {
        CaArn.requireCa(arn);
        Authority authority = byArn.get(arn);
        if (authority == null || !isVisible(authority, context)) {
            throw AwsError.of("ResourceNotFoundException", "Could not find Certificate Authority with ARN " + arn);
        }
        return authority;
    }

    private static boolean isVisible(Authority authority, RequestContext context) {
        return authority.folder().startsWith(folder(context, "")) && !authority.isGone(context.now());
    }

    /** The CAs of the request's region and account, the oldest first. */
    List<Authority> list(RequestContext context) {
        return byArn.values().stream()
                .filter(authority -> isVisible(authority, context))
                .sorted(Comparator.comparing(
                                (Authority authority) -> authority.createdAt().toEpochMilli())
                        .thenComparing(Authority::id))
                .toList();
    }

    /** The CA of this ARN, regardless of the caller. */
    Optional<Authority> find(String arn, Instant now) {
        return Optional.ofNullable(byArn.get(arn)).filter(authority -> !authority.isGone(now));
    }

    /** The CAs of other accounts in the request's region, the oldest first. */
    List<Authority> foreign(RequestContext context) {
        return all(context.now()).stream()
                .filter(authority -> !authority.account().equals(context.account())
                        && authority.folder().startsWith(folder(context.in(authority.account()), "")))
                .sorted(Comparator.comparing(Authorities::order))
                .toList();
    }

    /** The CAs of all regions and accounts, in no particular order. */
    List<Authority> all(Instant now) {
        return byArn.values().stream()
                .filter(authority -> !authority.isGone(now))
                .toList();
    }

    /** A key for sorting by age, unique to each CA. */
    static String order(Authority authority) {
        return "%020d %s".formatted(authority.createdAt().toEpochMilli(), authority.id());
    }

    /** Changes a CA. Changes to the same CA run one after the other. */
    Authority update(RequestContext context, String arn, UnaryOperator<Authority> change) {
        require(context, arn);
        return byArn.compute(arn, (unused, before) -> {
            if (before == null) {
                throw new IllegalStateException("CAs are never removed");
            }
            Authority after = change.apply(before);
            store.write(after.folder() + "/" + RECORD, Json.writeReadable(after));
            return after;
        });
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
            if (new Signer(key, random).isOf(request(authority).publicKey(), signingAlgorithm(authority))) {
                return key;
            }
        } catch (IOException e) {
            throw store.damaged(name, "it has no private key of the CA's kind");
        }
        throw store.damaged(name, "the key is not the one of csr.pem beside it");
    }

    private static SigningAlgorithm signingAlgorithm(Authority authority) {
        return SigningAlgorithm.of(Json.text(authority.configuration(), "SigningAlgorithm"))
                .orElseThrow();
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

    /** The status that clients see. */
    String status(Authority authority, Instant now) {
        return switch (authority.state()) {
            case PENDING_CERTIFICATE -> now.isBefore(authority.readyAt()) ? "CREATING" : "PENDING_CERTIFICATE";
            case ACTIVE -> isExpired(authority, now) ? "EXPIRED" : "ACTIVE";
            case DISABLED -> "DISABLED";
            case DELETED -> "DELETED";
        };
    }

    private boolean isExpired(Authority authority, Instant now) {
        return chain(authority).stream()
                .limit(1)
                .anyMatch(own -> now.isAfter(own.getNotAfter().toInstant()));
    }

    /**
     * Requires a CA to be in one of the states in which an operation is possible.
     *
     * @throws AwsError InvalidStateException
     */
    void requireStatus(Authority authority, Instant now, String message, String... allowed) {
        if (!List.of(allowed).contains(status(authority, now))) {
            throw AwsError.of("InvalidStateException", message);
        }
    }

    Optional<X509CertificateHolder> certificate(Authority authority) {
        return chain(authority).stream().findFirst();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
