package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.input.ComparedInput;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import java.util.List;

/**
 * Two inputs, compared.
 *
 * @param before the first
 * @param after the second
 * @param diff how they differ in meaning
 * @param sameBytes whether the extensions are the same to the byte, criticality included
 */
public record DiffReport(ComparedInput before, ComparedInput after, ConstraintsDiff diff, boolean sameBytes) {
    public static DiffReport of(ComparedInput first, ComparedInput second) {
        ComparedInput before = first.asCriticalAs(second);
        ComparedInput after = second.asCriticalAs(first);
        boolean sameBytes = before.extension().equals(after.extension())
                && before.constraints().isPresent() == after.constraints().isPresent();
        // Equal bytes mean the same, even where their meaning is not known.
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
