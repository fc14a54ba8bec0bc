package io.github.pcaconstrain.issuance.request;

import java.util.Objects;
import java.util.UUID;

/**
 * The token by which AWS recognises a repeated request: for five minutes, IssueCertificate returns the certificate that
 * it issued for the token, even if it has been revoked since (API reference, IssueCertificate). So each request has a
 * new token, and only a request whose answer was lost is repeated with the same one.
 *
 * @param value at most 36 characters
 */
public record IdempotencyToken(String value) {
    public IdempotencyToken {
        Objects.requireNonNull(value, "value");
    }

    /** Creates a token that no request had before. */
    public static IdempotencyToken random() {
        return new IdempotencyToken("pc-" + UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
