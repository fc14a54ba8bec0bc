package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.Base64Text;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.InputText;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthroughDocument;
import io.github.pcaconstrain.encoding.passthrough.Snippets;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemBlock;
import io.github.pcaconstrain.pem.PemFile;
import io.github.pcaconstrain.pem.PemKind;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;
import java.util.Optional;

/**
 * Constraints read from any of the forms we write, from a certificate, or from a policy. The form is found out by
 * looking.
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

    private static final String HINT = "give a certificate, an ApiPassthrough document, base64, DER or a policy";

    /**
     * Reads constraints.
     *
     * @param source what the input is called in messages
     * @param notes told of what is written differently in the encoding
     * @throws io.github.pcaconstrain.failure.UserFacingException if no constraints can be found in it
     */
    public static ConstraintDocument read(String source, byte[] input, Notes notes) {
        if (input.length == 0) {
            throw new UnreadableInputException(source, "it is empty", HINT);
        }
        if (CertificateReader.isExtension(input)) {
            return readDer(source, input);
        }
        PemFile file = PemFile.read(source, input);
        if (file.form() != PemFile.Form.TEXT) {
            return readBlocks(source, file, notes);
        }
        String text = InputText.decode(source, input);
        if (Base64Text.isBase64(text)) {
            return readDer(source, Base64Text.decode(source, text));
        }
        if (Snippets.isSnippet(text)) {
            return extension(
                    Kind.PASSTHROUGH,
                    PolicyParsers.isJson(text)
                            ? ApiPassthroughDocument.read(source, text)
                            : Snippets.read(source, text));
        }
        if (OpenSslConfig.isConfig(text)) {
            return extension(Kind.OPENSSL, OpenSslConfig.read(source, text));
        }
        NameConstraints policy = PolicyReader.read(source, input, notes);
        return new ConstraintDocument(
                Kind.POLICY, new DecodedNameConstraints(policy, List.of()), Optional.empty(), Optional.empty());
    }

    private static ConstraintDocument readBlocks(String source, PemFile file, Notes notes) {
        List<PemBlock> extensions = file.of(PemKind.CONSTRAINTS);
        Optional<byte[]> der = file.onlyDer();
        if (der.isPresent() && !CertificateReader.isContainer(der.get())) {
            return readDer(source, der.get());
        }
        List<CertificateContents> certificates = CertificateReader.of(file, notes);
        int found = certificates.size() + extensions.size();
        if (found > 1) {
            String kind = extensions.isEmpty() ? " certificates" : " certificates and sets of constraints";
            throw new UnreadableInputException(source, "it holds " + found + kind, "give one at a time");
        }
        if (found == 0) {
            throw new UnreadableInputException(source, "it holds no certificate and no constraints", HINT);
        }
        return extensions.isEmpty()
                ? of(source, certificates.get(0))
                : extension(Kind.EXTENSION, ExtensionValue.of(extensions.get(0).der(), true));
    }

    private static ConstraintDocument readDer(String source, byte[] der) {
        Optional<CertificateContents> certificate = CertificateReader.tryDer(der);
        return certificate.isPresent()
                ? of(source, certificate.get())
                : extension(Kind.EXTENSION, ExtensionValue.of(der, true));
    }

    private static ConstraintDocument of(String source, CertificateContents certificate) {
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

    private static ConstraintDocument extension(Kind kind, ExtensionValue value) {
        return new ConstraintDocument(
                kind, NameConstraintsDer.decode(value.der(), value.critical()), Optional.empty(), Optional.of(value));
    }
}
