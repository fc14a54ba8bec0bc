package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.same;
import static io.github.pcaconstrain.fuzz.Expectation.sameOctets;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.NameConstraints;

/**
 * The NameConstraints extension, strict and lenient: what has no problem is encoded to the same octets, and of what has problems, the
 * part that can be read and written is read as the same again.
 */
final class NameConstraintsTarget {
    private NameConstraintsTarget() {}

    static void read(byte[] input) {
        DecodedNameConstraints decoded = NameConstraintsDer.decode(input, true);
        NameConstraints constraints = decoded.constraints();
        if (decoded.problems().isEmpty()) {
            sameOctets(NameConstraintsDer.encode(constraints), input, "decoded without a problem, and encoded");
            WrittenForms.areReadAgain(constraints, ExtensionValue.of(input, true));
        } else if (!constraints.isEmpty()
                && constraints.subtrees().noneMatch(subtree -> subtree.base() instanceof MalformedBase)) {
            DecodedNameConstraints again = NameConstraintsDer.decode(NameConstraintsDer.encode(constraints), true);
            same(again.constraints(), constraints, "decoded leniently, encoded and decoded");
        }
        try {
            PolicyWriter.yaml(constraints);
        } catch (UnencodableConstraintException cannotBeWritten) {
            // as documented: a policy cannot hold everything
        }
    }
}
