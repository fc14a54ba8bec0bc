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
 * Constraints in one of the forms that we write, in a certificate, or in a policy.
 *
 * @param kind the form that was found
 * @param decoded the constraints, with what is wrong with their encoding
 * @param certificate the certificate, where they stood in one
 * @param extension the extension as it was found; empty for a policy, which has no encoding of its own
 */
public record ConstraintDocument(
        Kind kind,
        DecodedNameConstraints decoded,
        Optional<CertificateContents> certificate,
        Optional<ExtensionValue> extension) {
    /** The forms that are told apart. */
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

        /** The word for it in results. */
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

    /** Constraints that are a policy. */
    static ConstraintDocument policy(NameConstraints policy) {
        return new ConstraintDocument(
                Kind.POLICY, new DecodedNameConstraints(policy, List.of()), Optional.empty(), Optional.empty());
    }

    /** Constraints that are written as an extension. */
    static ConstraintDocument extension(Kind kind, ExtensionValue value) {
        return new ConstraintDocument(
                kind, NameConstraintsDer.decode(value.der(), value.critical()), Optional.empty(), Optional.of(value));
    }
}
