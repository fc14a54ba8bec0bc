package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.CaArn;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of {@code issuance.json} that are needed to install a certificate.
 *
 * @param ca the CA that it is for; empty for a CA outside AWS
 * @param parent the CA that signed it
 * @param certificateArn its ARN
 * @param sha256 the SHA-256 of the certificate, in hexadecimal
 */
public record IssuanceRecord(Optional<CaArn> ca, CaArn parent, String certificateArn, String sha256) {
    public IssuanceRecord {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(certificateArn, "certificateArn");
        Objects.requireNonNull(sha256, "sha256");
    }
}
