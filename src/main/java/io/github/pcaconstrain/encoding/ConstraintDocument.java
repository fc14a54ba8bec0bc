package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.NameConstraints;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

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

    private static final int SNIFFED = 16;
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
        if (looksLikeDer(input)) {
            return readDer(source, input);
        }
        String text = InputText.decode(source, input);
        if (text.contains("-----BEGIN ")) {
            return readPem(source, input, text);
        }
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

    /** A SEQUENCE starts with the character 0; whatever follows in it soon has an octet that no text has. */
    private static boolean looksLikeDer(byte[] input) {
        if (input[0] != 0x30) {
            return false;
        }
        for (int i = 1; i < Math.min(input.length, SNIFFED); i++) {
            boolean text = input[i] >= ' ' || input[i] == '\t' || input[i] == '\n' || input[i] == '\r';
            if (!text) {
                return true;
            }
        }
        return false;
    }

    private static ConstraintDocument readDer(String source, byte[] der) {
        Optional<CertificateContents> certificate = tryCertificate(der);
        return certificate.isPresent()
                ? of(source, certificate.get())
                : extension(Kind.EXTENSION, ExtensionValue.of(der, true));
    }

    private static Optional<CertificateContents> tryCertificate(byte[] der) {
        try {
            return Optional.of(CertificateParser.parse(der));
        } catch (RuntimeException notACertificate) {
            return Optional.empty();
        }
    }

    private static ConstraintDocument readPem(String source, byte[] input, String text) {
        if (!text.contains("-----BEGIN " + NameConstraintsPem.LABEL + "-----")) {
            List<CertificateContents> certificates = CertificateReader.read(source, input);
            if (certificates.size() > 1) {
                throw new UnreadableInputException(
                        source, "it holds " + certificates.size() + " certificates", "give one at a time");
            }
            return of(source, certificates.get(0));
        }
        try (PemReader pem = new PemReader(new StringReader(text))) {
            PemObject object = pem.readPemObject();
            return extension(Kind.EXTENSION, ExtensionValue.of(object.getContent(), true));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableInputException(
                    source, "its PEM is broken: " + e.getMessage(), "check that the file is complete");
        }
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
