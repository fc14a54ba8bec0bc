package io.github.pcaconstrain.bench;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.Subtree;
import java.util.List;

/** One task, compile some constraints and check some names, in the form that our matcher takes. */
final class Matching {
    private final NameConstraints constraints;
    private final List<PresentedName> names;

    Matching(List<String> permitted, List<String> excluded, List<String> names) {
        constraints = new NameConstraints(subtrees(permitted), subtrees(excluded), true);
        this.names =
                names.stream().map(name -> NameSyntax.parse(name, note -> {})).toList();
    }

    /** Compiles and checks; the result is how many names are permitted. */
    int permitted() {
        ConstraintChain chain =
                ConstraintChain.of(List.of(CaConstraints.of("CA", constraints)), LeadingDot.ONLY_BELOW);
        int permitted = 0;
        for (PresentedName name : names) {
            if (chain.check(name).isPermitted()) {
                permitted++;
            }
        }
        return permitted;
    }

    /** The constraints as an extension holds them. */
    byte[] der() {
        return NameConstraintsDer.encode(constraints);
    }

    private static List<Subtree> subtrees(List<String> texts) {
        return texts.stream()
                .map(text -> Subtree.of(ConstraintSyntax.parse(text, note -> {})))
                .toList();
    }
}
