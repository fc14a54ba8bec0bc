package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.pca.RevocationAddresses.Location;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the CAs publish: OCSP responses, and the CRLs and audit reports in the buckets that configurations and requests
 * name.
 */
public final class Publications {
    /** An object in a bucket. */
    public static final class Document {
        private final String bucket;
        private final String key;
        private final String type;
        private final Instant modifiedAt;
        private final byte[] content;

        Document(String bucket, String key, String type, Instant modifiedAt, byte[] content) {
            this.bucket = bucket;
            this.key = key;
            this.type = type;
            this.modifiedAt = modifiedAt;
            this.content = content;
        }

        String bucket() {
            return bucket;
        }

        /** Its name in the bucket. */
        public String key() {
            return key;
        }

        /** Its content type, such as {@code application/pkix-crl}. */
        public String type() {
            return type;
        }

        /** When it was created. */
        public Instant modifiedAt() {
            return modifiedAt;
        }

        /** Its octets, which must not be changed. */
        public byte[] content() {
            return content;
        }
    }

    /** The path of the OCSP responder, if the CA has no CNAME for it. */
    public static final String OCSP_PATH = RevocationAddresses.OCSP_PATH;

    private final Authorities authorities;
    private final RevocationAddresses addresses;
    private final CrlPublisher crls;
    private final OcspResponder responder;
    private final AuditReports reports;

    Publications(
            Authorities authorities,
            IssuedCertificates certificates,
            Revocations revocations,
            AuditReports reports,
            URI endpoint,
            Duration delay) {
        this.authorities = authorities;
        this.addresses = new RevocationAddresses(endpoint);
        this.crls = new CrlPublisher(authorities, revocations, addresses, delay);
        this.responder = new OcspResponder(authorities, certificates, delay);
        this.reports = reports;
    }

    /** Whether some CA publishes CRLs or has OCSP, and so issues certificates that contain their addresses. */
    public boolean isAny(Instant now) {
        return authorities.all(now).stream()
                .anyMatch(authority -> RevocationAddresses.hasCrl(authority) || RevocationAddresses.hasOcsp(authority));
    }

    /** Whether some configuration or report names this bucket. */
    public boolean hasBucket(String bucket, Instant now) {
        return authorities.all(now).stream().anyMatch(authority -> names(authority, bucket));
    }

    private boolean names(Authority authority, String bucket) {
        return RevocationAddresses.crls(authority).stream()
                        .anyMatch(location -> location.bucket().equals(bucket))
                || reports.buckets(authority).contains(bucket);
    }

    /** The objects in a bucket, by their keys. */
    public List<Document> list(String bucket, Instant now) {
        List<Document> documents = new ArrayList<>();
        for (Authority authority : authorities.all(now)) {
            for (Location location : RevocationAddresses.crls(authority)) {
                if (location.bucket().equals(bucket)) {
                    StoredRecord.unlessDamaged(() -> crls.find(authority, location, now))
                            .ifPresent(documents::add);
                }
            }
            reports.documents(authority, now).stream()
                    .filter(report -> report.bucket().equals(bucket))
                    .forEach(documents::add);
        }
        documents.sort(Comparator.comparing(Document::key));
        return documents;
    }

    /** The object with this key. */
    public Optional<Document> find(String bucket, String key, Instant now) {
        for (Authority authority : authorities.all(now)) {
            for (Location location : RevocationAddresses.crls(authority)) {
                if ((location.bucket() + "/" + location.key()).equals(bucket + "/" + key)) {
                    return crls.find(authority, location, now);
                }
            }
            if (AuditReports.mayHave(authority, key)) {
                return reports.documents(authority, now).stream()
                        .filter(report ->
                                report.bucket().equals(bucket) && report.key().equals(key))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /**
     * The CRL at an address with a CNAME.
     *
     * @param uri such as {@code http://crl.example.com/crl/ID.crl}
     */
    public Optional<Document> at(String uri, Instant now) {
        for (Authority authority : authorities.all(now)) {
            for (Location location : RevocationAddresses.crls(authority)) {
                if (isSame(addresses.uri(authority, location), uri)) {
                    return crls.find(authority, location, now);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a CA's OCSP responder has this address, such as {@code http://ocsp.example.com}. */
    public boolean isResponder(String uri, Instant now) {
        return authorities.all(now).stream()
                .filter(RevocationAddresses::hasOcsp)
                .anyMatch(authority -> isSame(addresses.responder(authority), uri));
    }

    // Case matters in keys and not in hosts. It does no harm that case is ignored in the whole address.
    private static boolean isSame(String address, String other) {
        return address.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** The OCSP response to a request, both in DER. */
    public byte[] ocsp(byte[] request, Instant now) {
        return responder.answer(request, now);
    }
}
