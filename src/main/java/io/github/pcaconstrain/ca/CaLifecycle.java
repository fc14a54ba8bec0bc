package io.github.pcaconstrain.ca;

import java.util.Map;
import java.util.Optional;

/**
 * The operations of AWS Private CA that create a CA or end it, one API call each. Failures, retries and threads are
 * handled as by {@link PrivateCa}.
 */
public interface CaLifecycle {
    /**
     * Creates a CA.
     *
     * @param region the region; the default region if empty
     * @return its ARN
     */
    CaArn create(Optional<String> region, CaOrder order);

    /** The tags of a CA; empty if its state does not allow reading them, as while it is being created. */
    Optional<Map<String, String>> tags(CaArn ca);

    /** Allows ACM to renew certificates of a CA. It is not an error if it is already allowed to. */
    void permitAcm(CaArn ca);

    /** Takes an ACTIVE CA out of use. */
    void disable(CaArn ca);

    /**
     * Deletes a CA, which can be restored for a while.
     *
     * @param days for how long, from 7 to 30 days
     */
    void delete(CaArn ca, int days);
}
