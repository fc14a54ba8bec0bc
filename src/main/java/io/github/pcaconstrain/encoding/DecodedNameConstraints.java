package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;
import java.util.Objects;

/**
 * A NameConstraints extension as far as it can be read.
 *
 * @param constraints what could be read
 * @param problems what is wrong with the encoding, in the order of the bytes; empty for a sound one
 */
public record DecodedNameConstraints(NameConstraints constraints, List<DecodingProblem> problems) {
    public DecodedNameConstraints {
        Objects.requireNonNull(constraints, "constraints");
        problems = List.copyOf(problems);
    }

    /** For the matcher: with a problem, the CA lets no name pass. */
    public CaConstraints of(String ca) {
        return new CaConstraints(
                ca,
                constraints,
                problems.stream().map(DecodingProblem::toString).findFirst());
    }
}
