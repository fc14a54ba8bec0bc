package io.github.pcaconstrain.ca;

import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The few things we ask of AWS Private CA, one API call each.
 *
 * <p>Every method throws {@link AwsRefusedException} with the service's own code where the service refuses, and
 * {@link AwsUnreachableException} where it cannot be reached or there are no credentials. Throttling and passing
 * errors are retried inside. What the service is still creating is returned as empty: see {@code ca.pacing.Poller}.
 * Implementations
 * are safe for use by several threads.
 */
public interface PrivateCa {
    /** A CA's state and configuration. */
    Authority describe(CaArn ca);

    /** The CSR for a CA's key in PEM; empty while it is being made. */
    Optional<String> csr(CaArn ca);

    /**
     * Has a CA sign a certificate.
     *
     * @return the certificate's ARN
     */
    String issue(SigningOrder order);

    /** A certificate that a CA signed; empty while it is being made. */
    Optional<SignedCertificate> issued(CaArn issuer, String certificateArn);

    /** The certificate that is installed in a CA; empty where AWS returns none: the CA has none yet, or is deleted. */
    Optional<SignedCertificate> installed(CaArn ca);

    /** Gives a CA its certificate and chain, in place of what it has. */
    void install(CaArn ca, SignedCertificate certificate);

    /**
     * Revokes a certificate that a CA signed. One that is revoked already stays so.
     *
     * @param serial its serial number in hexadecimal
     */
    void revoke(CaArn issuer, String serial, RevocationReason reason);

    /** What a CA lets services do. */
    List<Permission> permissions(CaArn ca);

    /**
     * Every CA of a region that the caller can see, page by page.
     *
     * @param region the region; the default one where it is empty
     * @param ownership whose CAs
     */
    void list(Optional<String> region, Ownership ownership, Consumer<Authority> each);

    /** Whose CAs are listed. */
    enum Ownership {
        SELF,
        OTHER_ACCOUNTS
    }
}
