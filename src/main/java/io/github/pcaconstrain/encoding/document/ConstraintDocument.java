package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;
import java.util.Optional;

/**
 * Constraints from a certificate, a policy, or any other format that this tool writes.
 *
 * @param kind the format that was recognised
 * @param decoded the constraints, with the problems of their encoding
 * @param certificate the certificate that contained them, if any
 * @param extension the extension as it was found; empty for a policy, which is not encoded
 */
public record ConstraintDocument(
        Kind kind,
        DecodedNameConstraints decoded,
        Optional<CertificateContents> certificate,
        Optional<ExtensionValue> extension) {
    /** The formats that are recognised. */
    public enum Kind {
        CERTIFICATE("certificate"),
        EXTENSION("extension"),
        PASSTHROUGH("passthrough"),
        OPENSSL("openssl"),
        POLICY("policy");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in results. */
        public String label() {
            return label;
        }
    }

    /**
     * The constraints of a certificate.
     *
     * @throws UnreadableInputException if it has none
     */
    static ConstraintDocument of(String source, CertificateContents certificate) {
        DecodedNameConstraints decoded = certificate
                .constraints()
                .orElseThrow(() -> new UnreadableInputException(
                        source,
                        "the certificate of " + certificate.label() + " has no name constraints",
                        "give the certificate of a constrained CA"));
        return new ConstraintDocument(
                Kind.CERTIFICATE,
                decoded,
                Optional.of(certificate),
                CertificateParser.nameConstraints(certificate.der()));
    }

    /** Constraints from a policy. */
    static ConstraintDocument policy(NameConstraints policy) {
        return new ConstraintDocument(
                Kind.POLICY, new DecodedNameConstraints(policy, List.of()), Optional.empty(), Optional.empty());
    }

    /** Constraints from an encoded extension. */
    static ConstraintDocument extension(Kind kind, ExtensionValue value) {
        return new ConstraintDocument(
                kind, NameConstraintsDer.decode(value.der(), value.critical()), Optional.empty(), Optional.of(value));
    }
}
