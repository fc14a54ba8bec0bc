package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.IpBase;
import java.util.Optional;

/** Public CAs do not permit reserved addresses. */
final class ReservedAddress extends SubtreeRule {
    ReservedAddress() {
        super(new RuleInfo(
                "reserved-address",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 4.2.2 and 7.1.2.5.2; IANA special-purpose address registries",
                "Nobody can show that a private, reserved or special-purpose address is theirs, so no public "
                        + "CA may permit a range that holds any. For a private CA such ranges are normal, and no other "
                        + "profile has this rule.",
                "permit ranges that were assigned to the applicant"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return entry.isPermitted() && entry.base() instanceof IpBase block
                ? ReservedRanges.overlapping(block)
                        .map(reserved -> "it overlaps the reserved range " + reserved.value())
                : Optional.empty();
    }
}
