package io.github.pcaconstrain.issuance.request;

import java.util.Objects;
import java.util.UUID;

/**
 * What AWS tells a repeated request by: for five minutes, IssueCertificate gives the certificate that it has made for a token
 * before, whatever has become of that certificate (API reference, IssueCertificate). So each request has one of its own, and
 * only a request whose answer was lost is sent again with the same.
 *
 * @param value at most 36 characters
 */
public record IdempotencyToken(String value) {
    public IdempotencyToken {
        Objects.requireNonNull(value, "value");
    }

    /** One that no request had before. */
    public static IdempotencyToken random() {
        return new IdempotencyToken("pc-" + UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
