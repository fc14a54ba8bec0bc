package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.DecodingProblem.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where people are told that a problem is. */
class DecodingProblemTest {
    @ParameterizedTest
    @CsvSource({
        "NameConstraints, the extension",
        "excludedSubtrees, the list of excluded subtrees",
        "permittedSubtrees[0], permitted subtree 1",
        "permittedSubtrees[9].base, permitted subtree 10",
        "excludedSubtrees[1].base.iPAddress, excluded subtree 2 (IP address)",
        "permittedSubtrees[0].base.directoryName, permitted subtree 1 (subject name)",
        "permittedSubtrees[0].base.registeredID, permitted subtree 1 (registeredID)",
        "excludedSubtrees[0].minimum, the minimum of excluded subtree 1",
        "permittedSubtrees[2].maximum, the maximum of permitted subtree 3",
    })
    void placesAreInWords(String place, String words) {
        assertThat(new DecodingProblem(Kind.SYNTAX, place, "it is odd")).hasToString(words + ": it is odd");
    }
}
