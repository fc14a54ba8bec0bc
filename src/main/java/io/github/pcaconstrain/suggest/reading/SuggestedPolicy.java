package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.suggest.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A policy with what it covers and what not.
 *
 * @param issuer the CA whose certificates it was made from; empty for all
 * @param proposal how it was found
 * @param constraints the policy
 * @param uses how its subtrees are used; those without use are missing
 * @param certificates how many certificates that have not expired were held to it, with names of lists
 * @param leftOut those that it would refuse, in the order in which they were found
 * @param expired expired certificates that it would refuse, likewise
 * @param omitted how many more of either there are, which are not listed
 * @param isOfExpired whether it was made from expired certificates, because there are no others
 */
public record SuggestedPolicy(
        String issuer,
        Proposal proposal,
        NameConstraints constraints,
        Map<Subtree, EntryUse> uses,
        long certificates,
        List<LeftOutCertificate> leftOut,
        List<LeftOutCertificate> expired,
        long omitted,
        boolean isOfExpired) {
    public SuggestedPolicy {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(proposal, "proposal");
        Objects.requireNonNull(constraints, "constraints");
        uses = Map.copyOf(uses);
        leftOut = List.copyOf(leftOut);
        expired = List.copyOf(expired);
    }

    /** The same with other constraints, which permit no less of what is in use. */
    public SuggestedPolicy with(NameConstraints others) {
        return new SuggestedPolicy(
                issuer, proposal, others, uses, certificates, leftOut, expired, omitted, isOfExpired);
    }

    /** The share of certificates that it permits, from 0 to 1. */
    public double coverage() {
        return certificates == 0 ? 1 : (double) (certificates - leftOut.size() - omitted) / certificates;
    }
}
