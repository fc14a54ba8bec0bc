package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.chain.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The effect of new constraints on existing certificates.
 *
 * @param constraints the new constraints
 * @param examined the number of certificates that were checked, without expired ones
 * @param expired the number of certificates that were left out because they have expired
 * @param refused the certificates that would be refused, in the order in which they were found
 * @param unreadable what could not be read, with its place and the reason
 * @param warnings malformed names that are not refused because the new constraints do not limit their form
 * @param remedy the smallest change to the new constraints that would keep the certificates valid
 * @param zones if the change permits zones rather than each name by itself, how many certificates each zone keeps
 */
public record ImpactReport(
        NameConstraints constraints,
        long examined,
        long expired,
        List<RefusedCertificate> refused,
        List<String> unreadable,
        List<String> warnings,
        Remedy remedy,
        Map<Subtree, Integer> zones) {
    public ImpactReport {
        Objects.requireNonNull(constraints, "constraints");
        refused = List.copyOf(refused);
        unreadable = List.copyOf(unreadable);
        warnings = List.copyOf(warnings);
        Objects.requireNonNull(remedy, "remedy");
        zones = Map.copyOf(zones);
    }
}
