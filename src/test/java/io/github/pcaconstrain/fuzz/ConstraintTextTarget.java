package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.nio.charset.StandardCharsets;

/** Constraints as {@code --permit} has them: what is shown can be typed again. */
final class ConstraintTextTarget {
    private ConstraintTextTarget() {}

    static void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            for (SubtreeBase base : ConstraintSyntax.parseList(text, Notes.IGNORED)) {
                same(ConstraintSyntax.parse(base.exactText(), Notes.IGNORED), base, "typed again");
            }
        } catch (InvalidConstraintException refused) {
            // as documented
        }
    }
}
