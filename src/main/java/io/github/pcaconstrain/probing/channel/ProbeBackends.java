package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.probing.channel.Channel.RefusedByConstraints;
import java.util.Objects;

/**
 * The services that issue and remove test certificates. A request or ARN determines its service, so that a run through
 * one can clean up after a run through the other.
 *
 * @param pca AWS Private CA
 * @param acm ACM
 * @param cli the AWS CLI commands that reach both
 */
public record ProbeBackends(PrivateCa pca, CertificateManager acm, AwsCli cli) {
    private static final String CERTIFICATE = "/certificate/";

    public ProbeBackends {
        Objects.requireNonNull(pca, "pca");
        Objects.requireNonNull(acm, "acm");
        Objects.requireNonNull(cli, "cli");
    }

    /**
     * Requests a certificate.
     *
     * @return its ARN
     * @throws RefusedByConstraints if the answer is that the name is refused
     */
    public String send(ProbeRequest request) throws RefusedByConstraints {
        if (request instanceof ProbeRequest.Managed managed) {
            return acm.request(managed.order());
        }
        try {
            return pca.issue(((ProbeRequest.Signed) request).order());
        } catch (AwsRefusedException e) {
            if (e.isByConstraints()) {
                throw new RefusedByConstraints(e.code(), e.getMessage());
            }
            throw e;
        }
    }

    /** Deletes or revokes a certificate. It is not an error if it does not exist. */
    public void remove(String certificate) {
        String issuer = issuer(certificate);
        if (CaArn.matches(issuer)) {
            pca.revoke(CaArn.parse(issuer), serial(certificate), RevocationReason.CESSATION_OF_OPERATION);
        } else {
            acm.delete(certificate);
        }
    }

    /** The command that removes a certificate. */
    public String removal(String certificate) {
        String issuer = issuer(certificate);
        return CaArn.matches(issuer)
                ? cli.revoke(CaArn.parse(issuer), serial(certificate), RevocationReason.CESSATION_OF_OPERATION)
                : cli.delete(certificate);
    }

    /** The CA that issued it, if it is a certificate of AWS Private CA. */
    private static String issuer(String certificate) {
        return certificate.substring(0, Math.max(0, certificate.indexOf(CERTIFICATE)));
    }

    /** The last part of the ARN is the serial number in hexadecimal. */
    private static String serial(String certificate) {
        return certificate.substring(certificate.lastIndexOf('/') + 1);
    }
}
