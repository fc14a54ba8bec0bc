package io.github.pcaconstrain.ca;

import java.util.Objects;

/**
 * An extension that is passed to the service by value (API reference of AWS Private CA, type CustomExtension).
 *
 * @param oid its object identifier
 * @param base64 its value in DER, not wrapped in an OCTET STRING, in base64
 * @param critical its criticality
 */
public record CustomExtension(String oid, String base64, boolean critical) {
    public CustomExtension {
        Objects.requireNonNull(oid, "oid");
        Objects.requireNonNull(base64, "base64");
    }
}
