package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.verification.JdkCertificates;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;

/** Alternative names that the JDK cannot read. If they are not critical, it goes on as if there were none. */
final class UnreadableNames {
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";

    private UnreadableNames() {}

    /** Whether a certificate of the path has such names. */
    static boolean occurIn(JudgedChain chain) {
        return chain.result().path().stream().anyMatch(UnreadableNames::occurIn);
    }

    private static boolean occurIn(CertificateContents certificate) {
        return new JdkCertificates()
                .read(certificate)
                .certificate()
                .filter(UnreadableNames::cannotBeRead)
                .isPresent();
    }

    /** The JDK reports what it cannot read like what is not there. */
    private static boolean cannotBeRead(X509Certificate certificate) {
        try {
            return certificate.getExtensionValue(ALTERNATIVE_NAMES) != null
                    && certificate.getSubjectAlternativeNames() == null;
        } catch (CertificateParsingException e) {
            return true;
        }
    }
}
