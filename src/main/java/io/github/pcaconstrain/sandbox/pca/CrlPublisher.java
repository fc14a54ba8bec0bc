package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.pca.Publications.Document;
import io.github.pcaconstrain.sandbox.pca.RevocationAddresses.Location;
import io.github.pcaconstrain.sandbox.revocation.RevocationList;
import io.github.pcaconstrain.sandbox.revocation.RevokedCertificate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates CRLs when they are requested, and new ones when something has changed or half of their validity is over. A
 * revocation appears after the sandbox's delay; AWS takes about half an hour.
 */
final class CrlPublisher {
    private static final String TYPE = "application/pkix-crl"; // RFC 2585, section 4.2

    private record Content(
            Location location, String issuer, int days, Optional<String> partition, List<RevokedCertificate> revoked) {}

    private record Published(Content content, BigInteger number, Document crl) {}

    private final Authorities authorities;
    private final Revocations revocations;
    private final RevocationAddresses addresses;
    private final Duration delay;
    private final Map<String, Published> published = new ConcurrentHashMap<>();

    CrlPublisher(Authorities authorities, Revocations revocations, RevocationAddresses addresses, Duration delay) {
        this.authorities = authorities;
        this.revocations = revocations;
        this.addresses = addresses;
        this.delay = delay;
    }

    /** A CRL of a CA; empty for a CA without a certificate. */
    Optional<Document> find(Authority authority, Location location, Instant now) {
        return authority
                .installed()
                .map(document -> crl(authority, location, content(authority, location, document, now), now));
    }

    private Content content(Authority authority, Location location, String document, Instant now) {
        int days = RevocationAddresses.days(authority);
        // "it appears in the CRL until the certificate expires, and then in one additional CRL"
        Instant expiredLong = now.minus(Duration.ofDays(days));
        List<RevokedCertificate> revoked = revocations.list(authority).stream()
                .filter(entry -> entry.notAfter().isAfter(expiredLong))
                .map(Revocations.Entry::certificate)
                .filter(each -> location.holds(each.serial())
                        && !now.isBefore(each.revokedAt().plus(delay)))
                .sorted(Comparator.comparing(RevokedCertificate::revokedAt).thenComparing(RevokedCertificate::serial))
                .toList();
        Optional<String> partition = location.partition().map(unused -> addresses.uri(authority, location));
        return new Content(location, document, days, partition, revoked);
    }

    private Document crl(Authority authority, Location location, Content content, Instant now) {
        String name = authority.arn() + " " + location.partition();
        return published
                .compute(
                        name,
                        (unused, before) -> before != null && isFresh(before, content, now)
                                ? before
                                : publish(authority, location, content, Optional.ofNullable(before), now))
                .crl();
    }

    private static boolean isFresh(Published before, Content content, Instant now) {
        Duration half = Duration.ofDays(content.days()).dividedBy(2);
        return before.content().equals(content)
                && now.isBefore(before.crl().modifiedAt().plus(half));
    }

    // Numbers are milliseconds since 1970, as in the example of AWS's user guide, so they keep growing after a restart.
    private Published publish(
            Authority authority, Location location, Content content, Optional<Published> before, Instant now) {
        Instant madeAt = now.truncatedTo(ChronoUnit.SECONDS);
        BigInteger number = before.map(each -> each.number().add(BigInteger.ONE))
                .orElse(BigInteger.ZERO)
                .max(BigInteger.valueOf(now.toEpochMilli()));
        RevocationList list = new RevocationList(
                number, madeAt, madeAt.plus(Duration.ofDays(content.days())), content.revoked(), content.partition());
        byte[] der = list.sign(authorities.documents().issuer(authority), AuthorityDocuments.signing(authority));
        Document document = new Document(location.bucket(), location.key(), TYPE, madeAt, der);
        return new Published(content, number, document);
    }
}
