package io.github.pcaconstrain.ca;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The few things we ask of AWS Certificate Manager (ACM), one API call each. Failures, retries and threads are as with
 * {@link PrivateCa}.
 */
public interface CertificateManager {
    /**
     * Requests a certificate of a private CA, which ACM then issues or fails to.
     *
     * @return the certificate's ARN
     */
    String request(CertificateOrder order);

    /** What became of a certificate; empty while ACM does not know of it, as in the seconds after its request. */
    Optional<ManagedCertificate> describe(String certificateArn);

    /** The certificate itself; empty while it is being made. */
    Optional<SignedCertificate> certificate(String certificateArn);

    /** Deletes a certificate. One that is not there is no failure. */
    void delete(String certificateArn);

    /**
     * Every certificate of a region with a private CA for its issuer, page by page, of every key algorithm and state.
     *
     * @param region the region; the default one where it is empty
     * @param beforePage runs before each call for a page, so that a caller can keep to a rate
     */
    void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn);
}
