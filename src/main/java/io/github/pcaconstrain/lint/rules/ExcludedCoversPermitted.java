package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.stream.Stream;

/** Finds forms whose permitted subtrees are all excluded. */
final class ExcludedCoversPermitted {
    private ExcludedCoversPermitted() {}

    static Stream<Problem> in(NameConstraints constraints) {
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        return Stream.of(NameForm.values())
                .filter(form -> coversAll(excluded, constraints.permitted(form)))
                .map(form -> new Problem(
                        "permitted " + form.asn1Name(),
                        "everything permitted is also excluded, so the CA can issue no such name"));
    }

    private static boolean coversAll(Coverage excluded, List<Subtree> permitted) {
        return !permitted.isEmpty()
                && permitted.stream()
                        .allMatch(subtree -> excluded.covering(subtree.base()).isPresent());
    }
}
