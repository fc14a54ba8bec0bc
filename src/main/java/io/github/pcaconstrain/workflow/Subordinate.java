package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import java.util.Objects;
import java.util.Optional;

/**
 * A CA to constrain, in its current state.
 *
 * @param csr the CSR of its key
 * @param authority its description
 * @param current its current certificate; empty if it has none
 */
public record Subordinate(Csr csr, Authority authority, Optional<CaCertificate> current) {
    public Subordinate {
        Objects.requireNonNull(csr, "csr");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(current, "current");
    }

    /**
     * Fetches the state of a CA.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public static Subordinate fetch(PrivateCa privateCa, Poller poller, CaArn ca) {
        // First, because a CA that was just created is CREATING until its CSR exists.
        Csr csr = Csr.fetch(privateCa, poller, ca);
        return new Subordinate(csr, privateCa.describe(ca), CaCertificate.installed(privateCa, ca));
    }
}
