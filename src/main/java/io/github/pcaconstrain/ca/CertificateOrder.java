package io.github.pcaconstrain.ca;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request to ACM (API reference of ACM, RequestCertificate).
 *
 * @param issuer the private CA that will sign
 * @param domain the domain name, at most 64 octets, which becomes the common name too
 * @param alternatives further domain names; may be empty
 * @param key the certificate's key: RSA_2048, EC_P256 or EC_P384
 * @param token an idempotency token of at most 32 letters, digits and underscores: within an hour, the same token
 *     returns the same certificate
 * @param tags keys and values
 */
public record CertificateOrder(
        CaArn issuer,
        String domain,
        List<String> alternatives,
        KeyAlgorithm key,
        String token,
        Map<String, String> tags) {
    public CertificateOrder {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(domain, "domain");
        alternatives = List.copyOf(alternatives);
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(token, "token");
        tags = Map.copyOf(tags);
    }
}
