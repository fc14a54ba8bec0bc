package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.CaArn;
import java.util.Objects;
import java.util.Optional;

/**
 * One certificate of an audit report (AWS Private CA User Guide, "Using audit reports with your private CA"). Fields
 * that the report lacks are empty.
 *
 * @param certificateArn the certificate's ARN
 * @param revokedAt the time of its revocation
 * @param templateArn the template with which it was issued
 * @param subject its subject, in AWS's own spelling
 * @param notAfter the end of its validity, such as {@code 2020-02-26T18:39:57+0000}
 */
public record ReportRow(String certificateArn, String revokedAt, String templateArn, String subject, String notAfter) {
    private static final String CERTIFICATE = "/certificate/";

    public ReportRow {
        Objects.requireNonNull(certificateArn, "certificateArn");
        Objects.requireNonNull(revokedAt, "revokedAt");
        Objects.requireNonNull(templateArn, "templateArn");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(notAfter, "notAfter");
    }

    /** The CA that issued it; empty if the ARN is not that of a certificate of a private CA. */
    Optional<CaArn> issuer() {
        int end = certificateArn.indexOf(CERTIFICATE);
        return end >= 0
                        && CaArn.matches(certificateArn.substring(0, end))
                        && certificateArn.substring(end + CERTIFICATE.length()).matches("\\w+")
                ? Optional.of(CaArn.parse(certificateArn.substring(0, end)))
                : Optional.empty();
    }

    /** A short name that is unique within its CA: the last part of the ARN. */
    String shortName() {
        return certificateArn.substring(certificateArn.lastIndexOf('/') + 1);
    }

    /** Whether the certificate is revoked. */
    public boolean isRevoked() {
        return !revokedAt.isEmpty();
    }

    /** Whether it is the certificate of a subordinate CA, issued with a template that ignores requested extensions. */
    boolean isCaWithoutPassthrough() {
        return templateArn.contains("SubordinateCACertificate") && !templateArn.contains("Passthrough");
    }

    /** The template without its ARN, such as {@code SubordinateCACertificate_PathLen0/V1}; all of it if nothing follows. */
    String template() {
        return templateArn.replaceFirst("^[^/]*/(?=.)", "");
    }
}
