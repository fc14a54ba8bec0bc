package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
    private final AuthorityDocuments documents;
    private final Map<String, Authority> byArn = new ConcurrentHashMap<>();

    Authorities(Store store, SecureRandom random) {
        this.store = store;
        this.documents = new AuthorityDocuments(store, random);
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

    /** The documents of each CA, apart from its record. */
    AuthorityDocuments documents() {
        return documents;
    }

    void create(Authority authority, PrivateKey key, String csr) {
        documents.create(authority, key, csr);
        save(authority);
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
        return documents.chain(authority).stream()
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
        return documents.chain(authority).stream().findFirst();
    }
}
