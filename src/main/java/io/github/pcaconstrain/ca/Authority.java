package io.github.pcaconstrain.ca;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A CA as the service describes it (API reference of AWS Private CA, type CertificateAuthority).
 *
 * @param arn its ARN
 * @param owner the account that owns it; another than the caller's if it is shared
 * @param type root or subordinate
 * @param status its state
 * @param failureReason why it FAILED; absent if it did not
 * @param key the algorithm of its key
 * @param signing the algorithm with which it signs its CSR
 * @param subject the subject with which it was created, by the API's member names, such as {@code CommonName}; empty if
 *     it was given as custom attributes
 * @param serial the serial number of its certificate as the service writes it, for messages; absent without a
 *     certificate
 * @param notBefore the start of its certificate's validity; absent without a certificate
 * @param notAfter the end of its certificate's validity; absent without a certificate
 * @param usageMode what it may issue
 * @param keyStorage the security standard that its key is kept by, as the API spells it; absent if AWS does not say
 * @param revocation how it publishes revocation
 */
public record Authority(
        CaArn arn,
        String owner,
        CaType type,
        CaStatus status,
        Optional<String> failureReason,
        KeyAlgorithm key,
        SigningAlgorithm signing,
        Map<String, String> subject,
        Optional<String> serial,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        UsageMode usageMode,
        Optional<String> keyStorage,
        CaOrder.Revocation revocation) {
    public Authority {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(failureReason, "failureReason");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signing, "signing");
        subject = Map.copyOf(subject);
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(usageMode, "usageMode");
        Objects.requireNonNull(keyStorage, "keyStorage");
        Objects.requireNonNull(revocation, "revocation");
    }
}
