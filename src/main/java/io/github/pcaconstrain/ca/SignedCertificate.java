package io.github.pcaconstrain.ca;

import java.util.Objects;

/**
 * A certificate and the chain above it, as the services return them.
 *
 * @param certificate in PEM
 * @param chain in PEM, without the certificate, its issuer first; empty for a root
 */
public record SignedCertificate(String certificate, String chain) {
    public SignedCertificate {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(chain, "chain");
    }
}
