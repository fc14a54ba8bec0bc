package io.github.pcaconstrain.ca;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request to sign (API reference of AWS Private CA, IssueCertificate).
 *
 * @param issuer the CA that signs
 * @param csr the certification request in PEM
 * @param templateArn the template; only those with APIPassthrough or APICSRPassthrough in their name accept extensions
 * @param signing the algorithm with which the issuer signs
 * @param validity the validity of the certificate
 * @param extensions the extensions that are passed by value
 * @param named the extensions that the service encodes, by the members of its type Extensions, such as {@code KeyUsage};
 *     values are maps, lists, strings and booleans, as in a JSON document
 * @param token an idempotency token of at most 36 characters: within five minutes, the same token returns the same
 *     certificate
 */
public record SigningOrder(
        CaArn issuer,
        String csr,
        String templateArn,
        SigningAlgorithm signing,
        Validity validity,
        List<CustomExtension> extensions,
        Map<String, Object> named,
        String token) {
    public SigningOrder {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(csr, "csr");
        Objects.requireNonNull(templateArn, "templateArn");
        Objects.requireNonNull(signing, "signing");
        Objects.requireNonNull(validity, "validity");
        extensions = List.copyOf(extensions);
        named = Map.copyOf(named);
        Objects.requireNonNull(token, "token");
    }

    /** Creates a request without extensions that the service encodes. */
    public SigningOrder(
            CaArn issuer,
            String csr,
            String templateArn,
            SigningAlgorithm signing,
            Validity validity,
            List<CustomExtension> extensions,
            String token) {
        this(issuer, csr, templateArn, signing, validity, extensions, Map.of(), token);
    }
}
