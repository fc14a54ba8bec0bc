package io.github.pcaconstrain.ca;

import java.util.List;
import java.util.Objects;

/**
 * What a CA is asked to sign (API reference of AWS Private CA, IssueCertificate).
 *
 * @param issuer the CA that signs
 * @param csr the certification request in PEM
 * @param templateArn the template; only those with APIPassthrough or APICSRPassthrough in their name honour extensions
 * @param signing the algorithm that the issuer signs with
 * @param validity how long the certificate is to be valid
 * @param extensions given by value
 * @param token an idempotency token of at most 36 characters: within five minutes, the same one gives the same
 *     certificate
 */
public record SigningOrder(
        CaArn issuer,
        String csr,
        String templateArn,
        SigningAlgorithm signing,
        Validity validity,
        List<CustomExtension> extensions,
        String token) {
    public SigningOrder {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(csr, "csr");
        Objects.requireNonNull(templateArn, "templateArn");
        Objects.requireNonNull(signing, "signing");
        Objects.requireNonNull(validity, "validity");
        extensions = List.copyOf(extensions);
        Objects.requireNonNull(token, "token");
    }
}
