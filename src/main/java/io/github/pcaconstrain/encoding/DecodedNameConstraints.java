package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;
import java.util.Objects;

/**
 * A NameConstraints extension, as far as it can be read.
 *
 * @param constraints the readable part
 * @param problems what is wrong with the encoding, in the order of the bytes; empty if it is valid
 */
public record DecodedNameConstraints(NameConstraints constraints, List<DecodingProblem> problems) {
    public DecodedNameConstraints {
        Objects.requireNonNull(constraints, "constraints");
        problems = List.copyOf(problems);
    }

    /** The constraints for the matcher: if there is a problem, the CA allows no name. */
    public CaConstraints of(String ca) {
        return new CaConstraints(
                ca,
                constraints,
                problems.stream().map(DecodingProblem::toString).findFirst());
    }
}
