package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameConstraintsVectorsTest {
    private record Vector(String permitted, String excluded, String der) {
        NameConstraints constraints() {
            return NameConstraints.of(bases(permitted), bases(excluded));
        }

        private static List<SubtreeBase> bases(String list) {
            return list.equals("-") ? List.of() : ConstraintSyntax.parseList(list, Notes.IGNORED);
        }

        @Override
        public String toString() {
            String both = permitted + " | " + excluded;
            return both.length() < 100 ? both : both.substring(0, 97) + "...";
        }
    }

    static Stream<Vector> vectors() {
        return Table.rows("/encoding/name-constraints.tsv", 3).map(row -> new Vector(row[0], row[1], row[2]));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodingEqualsThatOfAnotherEncoder(Vector vector) {
        byte[] encoded = NameConstraintsDer.encode(vector.constraints());

        assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(vector.der());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodingGivesBackTheSameConstraints(Vector vector) {
        DecodedNameConstraints decoded =
                NameConstraintsDer.decode(HexFormat.of().parseHex(vector.der()), true);

        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.constraints()).isEqualTo(vector.constraints());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void textOfADecodedBaseLeadsBackToIt(Vector vector) {
        vector.constraints()
                .subtrees()
                .forEach(subtree -> assertThat(
                                ConstraintSyntax.parse(subtree.base().text(), Notes.IGNORED))
                        .isEqualTo(subtree.base()));
    }

    @Test
    void thereAreEnoughVectors() {
        assertThat(vectors()).hasSizeGreaterThan(200);
    }
}
