package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.Remedy;
import java.util.List;
import java.util.Objects;

/**
 * What new constraints would do to certificates that exist.
 *
 * @param constraints the new constraints
 * @param examined how many certificates were held to them, without the expired ones
 * @param expired how many were left out because they have expired
 * @param refused those that would be refused, in the order in which they were found
 * @param unreadable what could not be read, each with its place and the reason
 * @param warnings names that are malformed, which no verdict follows from since the new constraints say nothing of their form
 * @param remedy the smallest change of the new constraints that would keep them
 */
public record ImpactReport(
        NameConstraints constraints,
        long examined,
        long expired,
        List<RefusedCertificate> refused,
        List<String> unreadable,
        List<String> warnings,
        Remedy remedy) {
    public ImpactReport {
        Objects.requireNonNull(constraints, "constraints");
        refused = List.copyOf(refused);
        unreadable = List.copyOf(unreadable);
        warnings = List.copyOf(warnings);
        Objects.requireNonNull(remedy, "remedy");
    }
}
