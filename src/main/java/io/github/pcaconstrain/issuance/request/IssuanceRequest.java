package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request for the certificate of a constrained subordinate CA.
 *
 * @param issuer the CA that signs
 * @param subordinate the CA that the certificate is for; empty for a CA outside AWS
 * @param csr its CSR
 * @param constraints its name constraints
 * @param validity its validity
 * @param pathLength its path length
 * @param template the template
 * @param signing the algorithm with which the issuer signs
 * @param extensions the extensions other than name constraints
 */
public record IssuanceRequest(
        CaArn issuer,
        Optional<CaArn> subordinate,
        Csr csr,
        NameConstraints constraints,
        Validity validity,
        int pathLength,
        Template template,
        SigningAlgorithm signing,
        RequestedExtensions extensions) {
    private static final int FINGERPRINT_DIGITS = 32;

    public IssuanceRequest {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subordinate, "subordinate");
        Objects.requireNonNull(csr, "csr");
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(signing, "signing");
        Objects.requireNonNull(extensions, "extensions");
    }

    /** A request without other extensions. */
    public IssuanceRequest(
            CaArn issuer,
            Optional<CaArn> subordinate,
            Csr csr,
            NameConstraints constraints,
            Validity validity,
            int pathLength,
            Template template,
            SigningAlgorithm signing) {
        this(issuer, subordinate, csr, constraints, validity, pathLength, template, signing, RequestedExtensions.NONE);
    }

    /** The NameConstraints extension as it is sent, and as it must be in the certificate. */
    public ExtensionValue extension() {
        return ExtensionValue.of(NameConstraintsDer.encode(constraints), constraints.critical());
    }

    /** The request to AWS Private CA. */
    public SigningOrder order(IdempotencyToken token) {
        return new SigningOrder(
                issuer,
                csr.pem(),
                template.arn(),
                signing,
                validity,
                customExtensions(),
                extensions.named(),
                token.value());
    }

    private List<CustomExtension> customExtensions() {
        ExtensionValue extension = extension();
        return Stream.concat(
                        extensions.custom().stream(),
                        Stream.of(
                                new CustomExtension(NameConstraintsDer.OID, extension.base64(), extension.critical())))
                .toList();
    }

    /** An identifier of this request: the same arguments give the same identifier. */
    public String fingerprint() {
        ExtensionValue extension = extension();
        String all = String.join(
                "\n",
                issuer.toString(),
                subordinate.map(CaArn::toString).orElse(""),
                csr.pem(),
                extension.hex(),
                String.valueOf(extension.critical()),
                validity.unit().name(),
                String.valueOf(validity.value()),
                String.valueOf(pathLength),
                template.arn(),
                signing.name(),
                extensions.expected().isEmpty() ? "" : extensions.expected().toString());
        return "pc-" + Sha256.hex(all, FINGERPRINT_DIGITS);
    }
}
