package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.util.List;

/** The source of the certificate to verify: a file, or a server that presents it. */
@FunctionalInterface
public interface CertificateSource {
    /**
     * The certificates, the one to verify first; those after it, in any order, are candidates for the chain and are not
     * trusted.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if none can be obtained
     */
    List<CertificateContents> certificates();
}
