package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import java.util.Optional;

/** Verifiers disagree on empty bases. */
final class EmptyBaseNotPortable extends SubtreeRule {
    EmptyBaseNotPortable() {
        super(new RuleInfo(
                "empty-base-not-portable",
                Severity.ERROR,
                Profiles.PORTABLE,
                "measured: trap T1",
                "An excluded empty dNSName, with which the Baseline Requirements forbid all DNS names, "
                        + "excludes nothing in Bouncy Castle 1.87, makes the JDK throw and pyca refuse the chain. A "
                        + "permitted one permits nothing in these three. Empty mail and URI bases fare no better.",
                "to forbid a whole form permit only the reserved name \"invalid\" of it; to allow it leave the "
                        + "form out"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                EmptyBases.isEmpty(entry.base()) && !(entry.base() instanceof DirectoryNameBase),
                entry.isPermitted()
                        ? "three of seven verifiers let no name pass by an empty base"
                        : "some verifiers read an excluded empty base as nothing, others fail on it");
    }
}
