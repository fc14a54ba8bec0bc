package io.github.pcaconstrain.ca;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operations of AWS Certificate Manager (ACM) that this tool needs, one API call each. Failures, retries and
 * threads are handled as by {@link PrivateCa}.
 */
public interface CertificateManager {
    /**
     * Requests a certificate from a private CA, which ACM then issues or fails to issue.
     *
     * @return the certificate's ARN
     */
    String request(CertificateOrder order);

    /** The status of a certificate; empty if ACM does not know it yet, as in the first seconds after its request. */
    Optional<ManagedCertificate> describe(String certificateArn);

    /** The certificate itself; empty while it is being issued. */
    Optional<SignedCertificate> certificate(String certificateArn);

    /** Deletes a certificate. It is not an error if it does not exist. */
    void delete(String certificateArn);

    /**
     * Lists every certificate of a region that a private CA issued, page by page, with every key algorithm and state.
     *
     * @param region the region; the default region if empty
     * @param beforePage runs before each call for a page, so that a caller can limit the rate
     */
    void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn);
}
