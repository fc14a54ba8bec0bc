package io.github.pcaconstrain.policy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.LeadingDot;
import java.util.stream.Stream;

/** One row of a matching table: what a chain of CAs must say of a name, and why. */
record MatchingCase(String constraints, String name, String verdict, String why) {
    static Stream<MatchingCase> of(String table) {
        return Table.rows("/matching/" + table, 4).map(row -> new MatchingCase(row[0], row[1], row[2], row[3]));
    }

    void check() {
        Verdict actual = ConstraintChain.of(RawNames.chain(constraints), LeadingDot.ONLY_BELOW)
                .check(RawNames.presented(name));
        assertThat(actual.decision().label())
                .as("%s (%s)", this, actual.reason())
                .isEqualTo(verdict);
        assertThat(actual.isPermitted()).isEqualTo(verdict.equals("permitted"));
        assertThat(actual.reason()).as("%s", this).isNotBlank();
    }

    @Override
    public String toString() {
        return constraints + " | " + name + " -> " + verdict + ": " + why;
    }
}
