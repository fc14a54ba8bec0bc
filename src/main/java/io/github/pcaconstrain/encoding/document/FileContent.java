package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.encoding.document.ConstraintDocument.Kind;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthroughDocument;
import io.github.pcaconstrain.encoding.passthrough.Base64Text;
import io.github.pcaconstrain.encoding.passthrough.Snippets;
import io.github.pcaconstrain.encoding.syntax.InputText;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemFile;
import io.github.pcaconstrain.pem.PemKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a file: certificates, or constraints in any format, which is detected. All commands use this class, so
 * that the result does not depend on the command.
 *
 * @param source the name of the file in messages
 * @param certificates the certificates, with or without constraints, in order
 * @param constraints the constraints that are not in a certificate
 */
public record FileContent(String source, List<CertificateContents> certificates, List<ConstraintDocument> constraints) {
    private static final String HINT = "give a certificate, an ApiPassthrough document, base64, DER or a policy";

    public FileContent {
        Objects.requireNonNull(source, "source");
        certificates = List.copyOf(certificates);
        constraints = List.copyOf(constraints);
    }

    /**
     * Reads a file.
     *
     * @param notes receives notes about values that are encoded differently, and about settings that are not applied
     * @throws io.github.pcaconstrain.failure.UserFacingException if the file contains neither certificates nor
     *     constraints, or if any of it cannot be read
     */
    public static FileContent read(String source, byte[] input, Notes notes) {
        if (input.length == 0) {
            throw new UnreadableInputException(source, "it is empty", HINT);
        }
        if (CertificateReader.isExtension(input)) {
            return ofDer(source, input);
        }
        PemFile file = PemFile.read(source, input);
        return file.form() == PemFile.Form.TEXT ? ofText(source, input, notes) : ofBlocks(source, file, notes);
    }

    private static FileContent ofBlocks(String source, PemFile file, Notes notes) {
        Optional<byte[]> der = file.onlyDer();
        if (der.isPresent() && !CertificateReader.isContainer(der.get())) {
            return ofDer(source, der.get());
        }
        FileContent content = new FileContent(
                source,
                CertificateReader.of(file, notes),
                file.of(PemKind.CONSTRAINTS).stream()
                        .map(block ->
                                ConstraintDocument.extension(Kind.EXTENSION, ExtensionValue.of(block.der(), true)))
                        .toList());
        if (content.size() == 0) {
            throw new UnreadableInputException(source, "it holds no certificate and no constraints", HINT);
        }
        return content;
    }

    private static FileContent ofText(String source, byte[] input, Notes notes) {
        String text = InputText.decode(source, input);
        if (Base64Text.isBase64(text)) {
            return ofDer(source, Base64Text.decode(source, text));
        }
        boolean isJson = PolicyParsers.isJson(text);
        if (isJson ? ApiPassthrough.isIn(text) : Snippets.isSnippet(text)) {
            ExtensionValue value = isJson ? ApiPassthroughDocument.read(source, text) : Snippets.read(source, text);
            return of(source, ConstraintDocument.extension(Kind.PASSTHROUGH, value));
        }
        if (OpenSslConfig.isConfig(text)) {
            return of(source, ConstraintDocument.extension(Kind.OPENSSL, OpenSslConfig.read(source, text)));
        }
        return of(source, ConstraintDocument.policy(PolicyReader.read(source, input, notes)));
    }

    private static FileContent ofDer(String source, byte[] der) {
        return CertificateReader.tryDer(der)
                .map(certificate -> new FileContent(source, List.of(certificate), List.of()))
                .orElseGet(
                        () -> of(source, ConstraintDocument.extension(Kind.EXTENSION, ExtensionValue.of(der, true))));
    }

    private static FileContent of(String source, ConstraintDocument document) {
        return new FileContent(source, List.of(), List.of(document));
    }

    private int size() {
        return certificates.size() + constraints.size();
    }

    /**
     * The only certificate; empty if the file holds constraints.
     *
     * @throws UnreadableInputException if the file contains more than one item
     */
    public Optional<CertificateContents> onlyCertificate() {
        if (size() > 1) {
            String kind = constraints.isEmpty() ? " certificates" : " certificates and sets of constraints";
            throw new UnreadableInputException(source, "it holds " + size() + kind, "give one at a time");
        }
        return certificates.stream().findFirst();
    }

    /**
     * The only constraints, whether from a certificate or on their own.
     *
     * @throws UnreadableInputException if the file contains more than one item, or a certificate without constraints
     */
    public ConstraintDocument onlyConstraints() {
        return onlyCertificate()
                .map(certificate -> ConstraintDocument.of(source, certificate))
                .orElseGet(() -> constraints.get(0));
    }
}
