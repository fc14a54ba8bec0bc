package io.github.pcaconstrain.ca;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to create a subordinate CA (API reference of AWS Private CA, CreateCertificateAuthority).
 *
 * @param subject the subject, by the members of the API's type ASN1Subject, such as {@code CommonName}
 * @param key the algorithm of its key
 * @param signing the algorithm with which it signs its CSR, and certificates by default
 * @param usageMode what it may issue
 * @param keyStorage the security standard for its key, as the API spells it; empty for the region's default
 * @param revocation how it publishes revocation
 * @param tags keys and values
 * @param token an idempotency token of at most 36 characters: within five minutes, the same token returns the same CA
 */
public record CaOrder(
        Map<String, String> subject,
        KeyAlgorithm key,
        SigningAlgorithm signing,
        UsageMode usageMode,
        Optional<String> keyStorage,
        Revocation revocation,
        Map<String, String> tags,
        String token) {
    /**
     * How a CA publishes revocation.
     *
     * @param crl its CRL; empty for none
     * @param ocsp its OCSP responder; empty for none
     */
    public record Revocation(Optional<Crl> crl, Optional<Ocsp> ocsp) {
        public static final Revocation NONE = new Revocation(Optional.empty(), Optional.empty());

        public Revocation {
            Objects.requireNonNull(crl, "crl");
            Objects.requireNonNull(ocsp, "ocsp");
        }
    }

    /**
     * A CRL (API reference, CrlConfiguration).
     *
     * @param bucket the S3 bucket
     * @param days how long a CRL is valid, from 1 to 5000 days
     * @param customName the host in the distribution point, without a protocol; empty for the bucket's
     * @param isPrivate whether only the owner of the bucket may read it
     */
    public record Crl(String bucket, int days, Optional<String> customName, boolean isPrivate) {
        public Crl {
            Objects.requireNonNull(bucket, "bucket");
            Objects.requireNonNull(customName, "customName");
        }
    }

    /**
     * An OCSP responder (API reference, OcspConfiguration).
     *
     * @param customName the host in certificates, without a protocol; empty for AWS's
     */
    public record Ocsp(Optional<String> customName) {
        public Ocsp {
            Objects.requireNonNull(customName, "customName");
        }
    }

    public CaOrder {
        subject = Map.copyOf(subject);
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signing, "signing");
        Objects.requireNonNull(usageMode, "usageMode");
        Objects.requireNonNull(keyStorage, "keyStorage");
        Objects.requireNonNull(revocation, "revocation");
        tags = Map.copyOf(tags);
        Objects.requireNonNull(token, "token");
    }
}
