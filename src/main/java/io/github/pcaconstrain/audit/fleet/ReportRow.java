package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.CaArn;
import java.util.Objects;
import java.util.Optional;

/**
 * One certificate of an audit report (AWS Private CA User Guide, "Using audit reports with your private CA"). What a report
 * lacks is empty.
 *
 * @param certificateArn the certificate's ARN
 * @param revokedAt when it was revoked
 * @param templateArn the template that it was issued by
 */
record ReportRow(String certificateArn, String revokedAt, String templateArn) {
    private static final String CERTIFICATE = "/certificate/";

    ReportRow {
        Objects.requireNonNull(certificateArn, "certificateArn");
        Objects.requireNonNull(revokedAt, "revokedAt");
        Objects.requireNonNull(templateArn, "templateArn");
    }

    /** The CA that issued it; empty where the ARN is none of a private CA's certificate. */
    Optional<CaArn> issuer() {
        int end = certificateArn.indexOf(CERTIFICATE);
        return end >= 0
                        && CaArn.matches(certificateArn.substring(0, end))
                        && certificateArn.substring(end + CERTIFICATE.length()).matches("\\w+")
                ? Optional.of(CaArn.parse(certificateArn.substring(0, end)))
                : Optional.empty();
    }

    /** What tells it from the others of its CA: the last part of the ARN. */
    String shortName() {
        return certificateArn.substring(certificateArn.lastIndexOf('/') + 1);
    }

    boolean isRevoked() {
        return !revokedAt.isEmpty();
    }

    /** Whether it is a subordinate CA's, by a template that puts nothing of the request into the extensions. */
    boolean isCaWithoutPassthrough() {
        return templateArn.contains("SubordinateCACertificate") && !templateArn.contains("Passthrough");
    }

    /** The template without its ARN, such as {@code SubordinateCACertificate_PathLen0/V1}. */
    String template() {
        return templateArn.substring(templateArn.indexOf('/') + 1);
    }
}
