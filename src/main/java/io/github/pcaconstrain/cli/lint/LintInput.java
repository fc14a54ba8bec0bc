package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.encoding.document.ConstraintDocument;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Something to lint, with the name that the reader knows it by.
 *
 * @param label a file, or the subject of a certificate
 * @param subject what is linted
 */
record LintInput(String label, Subject subject) {
    /**
     * Reads every certificate of a file, with constraints or without, or the one set of constraints in it.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it holds neither
     */
    static List<LintInput> read(String source, byte[] input, Notes notes) {
        List<CertificateContents> certificates = CertificateReader.readIfAny(source, input, notes);
        if (!certificates.isEmpty()) {
            return certificates.stream()
                    .map(certificate -> new LintInput(certificate.label(), Subject.of(certificate)))
                    .toList();
        }
        DecodedNameConstraints decoded =
                ConstraintDocument.read(source, input, notes).decoded();
        return List.of(new LintInput(source, new Subject(decoded.constraints(), decoded.problems(), Optional.empty())));
    }
}
