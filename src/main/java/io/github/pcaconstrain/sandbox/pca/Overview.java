package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;

/** An overview of the CAs for people. It contains no secrets, and leaves out damaged records. */
public final class Overview {
    /** The most records that are read to find a CA's newest certificates. */
    public static final int MOST_SORTED = 500;

    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final RevocationAddresses addresses;

    Overview(Authorities authorities, IssuedCertificates certificates, RevocationAddresses addresses) {
        this.authorities = authorities;
        this.certificates = certificates;
        this.addresses = addresses;
    }

    /**
     * A CA.
     *
     * @param authority its stored record
     * @param region its region
     * @param status the status that clients see
     * @param chain its certificate first and the root's last; empty if none is installed
     * @param revocation the addresses of its CRLs and its OCSP responder
     * @param issued the number of certificates that it has issued
     */
    public record Entry(
            Authority authority,
            String region,
            String status,
            List<X509CertificateHolder> chain,
            List<String> revocation,
            int issued) {
        /** Copies the lists. */
        public Entry {
            chain = List.copyOf(chain);
            revocation = List.copyOf(revocation);
        }

        /** A member of its configuration that is a string, or the empty string. */
        public String configured(String member) {
            return Json.text(authority.configuration(), member);
        }

        /** The common name of its subject, or another part of the subject, or the last part of its ARN. */
        public String name() {
            JsonNode subject = Json.member(authority.configuration(), "Subject");
            return Stream.of("CommonName", "OrganizationalUnit", "Organization")
                    .map(member -> Json.text(subject, member))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse(authority.id());
        }
    }

    /**
     * A certificate that a CA has issued.
     *
     * @param issued its stored record
     * @param certificate the certificate
     */
    public record Issued(IssuedCertificate issued, X509CertificateHolder certificate) {}

    /** All CAs, the oldest first. */
    public List<Entry> entries(Instant now) {
        List<Entry> entries = new ArrayList<>();
        authorities.all(now).stream()
                .sorted(Comparator.comparing(Authority::createdAt).thenComparing(Authority::arn))
                .forEach(authority -> StoredRecord.unlessDamaged(() -> Optional.of(entry(authority, now)))
                        .ifPresent(entries::add));
        return entries;
    }

    private Entry entry(Authority authority, Instant now) {
        List<String> revocation = new ArrayList<>();
        RevocationAddresses.crls(authority).forEach(location -> revocation.add(addresses.uri(authority, location)));
        if (RevocationAddresses.hasOcsp(authority)) {
            revocation.add(addresses.responder(authority));
        }
        return new Entry(
                authority,
                authority.arn().split(":", -1)[3],
                authorities.status(authority, now),
                authorities.documents().chain(authority),
                revocation,
                certificates.count(authority));
    }

    /** Some certificates of a CA: the newest ones, unless there are too many to read them all. */
    public List<Issued> some(Authority authority, int most) {
        List<String> serials = certificates.serials(authority);
        boolean isSorted = serials.size() <= MOST_SORTED;
        return serials.stream()
                .limit(isSorted ? MOST_SORTED : most)
                .map(serial -> StoredRecord.unlessDamaged(() -> certificates.find(authority, serial)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(IssuedCertificate::issuedAt).reversed())
                .limit(most)
                .map(issued -> StoredRecord.unlessDamaged(
                        () -> Optional.of(new Issued(issued, certificates.certificate(authority, issued.serial())))))
                .flatMap(Optional::stream)
                .toList();
    }
}
