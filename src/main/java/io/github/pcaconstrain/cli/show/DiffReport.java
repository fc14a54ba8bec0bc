package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.input.ComparedInput;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import java.util.List;

/**
 * A comparison of two inputs.
 * @param before the first
 * @param after the second
 * @param diff the difference in meaning
 * @param sameBytes whether the extensions are identical, including criticality
 */
public record DiffReport(ComparedInput before, ComparedInput after, ConstraintsDiff diff, boolean sameBytes) {
    public static DiffReport of(ComparedInput first, ComparedInput second) {
        ComparedInput before = first.asCriticalAs(second);
        ComparedInput after = second.asCriticalAs(first);
        boolean sameBytes = before.extension().equals(after.extension())
                && before.constraints().isPresent() == after.constraints().isPresent();
        // Identical bytes mean the same, even if their meaning is unknown.
        ConstraintsDiff diff = sameBytes
                ? new ConstraintsDiff(Comparison.SAME, List.of(), List.of())
                : ConstraintsDiff.betweenCas(before.constraints(), after.constraints());
        return new DiffReport(before, after, diff, sameBytes);
    }

    /** Whether both are certificates of CAs with different path lengths. */
    public boolean isOtherPathLength() {
        return before.pathLength().isPresent()
                && after.pathLength().isPresent()
                && !before.pathLength().equals(after.pathLength());
    }
}
