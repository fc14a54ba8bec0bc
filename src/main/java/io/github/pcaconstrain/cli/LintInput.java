package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.encoding.CertificateContents;
import io.github.pcaconstrain.encoding.CertificateParser;
import io.github.pcaconstrain.encoding.CertificateReader;
import io.github.pcaconstrain.encoding.ConstraintDocument;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.lint.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something to lint, with the name that the reader knows it by.
 *
 * @param label a file, or the subject of a certificate
 * @param subject what is linted
 */
record LintInput(String label, Subject subject) {
    private static final Pattern PEM_CERTIFICATE = Pattern.compile("-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----");
    private static final int SEQUENCE = 0x30;

    /**
     * Reads every certificate of a file, with constraints or without, or the one set of constraints in it.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it holds neither
     */
    static List<LintInput> read(String source, byte[] input, Notes notes) {
        List<CertificateContents> certificates = certificates(source, input);
        if (!certificates.isEmpty()) {
            return certificates.stream()
                    .map(certificate -> new LintInput(certificate.label(), Subject.of(certificate)))
                    .toList();
        }
        DecodedNameConstraints decoded =
                ConstraintDocument.read(source, input, notes).decoded();
        return List.of(new LintInput(source, new Subject(decoded.constraints(), decoded.problems(), Optional.empty())));
    }

    /** The certificates of an input that holds certificates; none for any other. */
    static List<CertificateContents> certificates(String source, byte[] input) {
        if (input.length > 0 && input[0] == SEQUENCE) {
            return derCertificate(input).stream().toList();
        }
        String text = new String(input, StandardCharsets.ISO_8859_1);
        return PEM_CERTIFICATE.matcher(text).find() ? CertificateReader.read(source, input) : List.of();
    }

    private static Optional<CertificateContents> derCertificate(byte[] der) {
        try {
            return Optional.of(CertificateParser.parse(der));
        } catch (RuntimeException notACertificate) {
            // Bouncy Castle throws several unchecked types; the bytes may still be an extension alone.
            return Optional.empty();
        }
    }
}
