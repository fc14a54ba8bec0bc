package io.github.pcaconstrain.ca;

import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operations of AWS Private CA that this tool needs, one API call each.
 *
 * <p>Every method throws {@link AwsRefusedException} with the service's own code if the service refuses, and {@link
 * AwsUnreachableException} if it cannot be reached or there are no credentials. Throttling and temporary errors are
 * retried internally. The result is empty while the service is still creating it: see {@code ca.pacing.Poller}.
 * Implementations are thread-safe.
 */
public interface PrivateCa {
    /** A CA's state and configuration. */
    Authority describe(CaArn ca);

    /** The CSR for a CA's key in PEM; empty while it is being created. */
    Optional<String> csr(CaArn ca);

    /**
     * Has a CA sign a certificate.
     *
     * @return the certificate's ARN
     */
    String issue(SigningOrder order);

    /** A certificate that a CA signed; empty while it is being issued. */
    Optional<SignedCertificate> issued(CaArn issuer, String certificateArn);

    /**
     * The certificate that is installed in a CA; empty if AWS returns none, because the CA has none yet or is deleted.
     */
    Optional<SignedCertificate> installed(CaArn ca);

    /** Imports the certificate and chain of a CA, replacing the current ones. */
    void install(CaArn ca, SignedCertificate certificate);

    /**
     * Revokes a certificate that a CA signed. It is not an error if it is already revoked.
     *
     * @param serial its serial number in hexadecimal
     */
    void revoke(CaArn issuer, String serial, RevocationReason reason);

    /** What a CA allows services to do. */
    List<Permission> permissions(CaArn ca);

    /** The policy by which a CA is shared with other accounts, as JSON; empty if it has none. */
    Optional<String> policy(CaArn ca);

    /**
     * Lists every CA of a region that the caller can see, page by page.
     *
     * @param region the region; the default region if empty
     * @param ownership whose CAs
     */
    void list(Optional<String> region, Ownership ownership, Consumer<Authority> each);

    /** Whose CAs are listed. */
    enum Ownership {
        SELF,
        OTHER_ACCOUNTS
    }
}
