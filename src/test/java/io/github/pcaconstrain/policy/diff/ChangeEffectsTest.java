package io.github.pcaconstrain.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.diff.ConstraintChange.Kind;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each change does by itself, and never more than the form as a whole. */
class ChangeEffectsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        permit a.com              | permit .a.com                        | permitted narrowed dns a.com .a.com narrower
        permit .a.com             | permit a.com                         | permitted widened dns .a.com a.com wider
        permit a.com              | permit A.com                         | permitted respelled dns a.com A.com same
        permit a.com              | permit a.com; permit b.com           | permitted added dns - b.com wider
        permit a.com; permit b.com| permit a.com                         | permitted removed dns b.com - narrower
        permit com; permit a.com  | permit com                           | permitted removed dns a.com - same
        permit b.com              | permit com; permit a.com             | permitted widened dns b.com com wider, permitted added dns - a.com wider
        permit a.com; permit b.com| permit com                           | permitted widened dns a.com com wider, permitted widened dns b.com com wider
        permit a.com; permit b.com| permit b.com; permit a.com           | permitted reordered - - - same
        permit a.com; permit b.com| permit b.com; permit a.com; permit c.com | permitted added dns - c.com wider, permitted reordered - - - same
        -                         | permit a.com                         | permitted added dns - a.com narrower, permitted form-closed dns - - narrower
        permit a.com              | -                                    | permitted removed dns a.com - wider, permitted form-left-open dns - - wider
        permit dns:               | -                                    | permitted removed dns  - same, permitted form-left-open dns - - same
        permit a.com              | permit ip:10.0.0.0/8                 | permitted removed dns a.com - wider, permitted added ip - 10.0.0.0/8 narrower, permitted form-left-open dns - - wider, permitted form-closed ip - - narrower
        -                         | exclude a.com                        | excluded added dns - a.com narrower
        exclude a.com             | -                                    | excluded removed dns a.com - wider
        exclude x.a.com           | exclude a.com                        | excluded widened dns x.a.com a.com narrower
        exclude a.com             | exclude x.a.com                      | excluded narrowed dns a.com x.a.com wider
        exclude a.com; exclude b.com | exclude b.com; exclude a.com      | excluded reordered - - - same
        permit a.com              | permit a.com; permit b.com; exclude b.com | permitted added dns - b.com same, excluded added dns - b.com same
        permit a.com              | permit com; exclude x.a.com          | permitted widened dns a.com com wider, excluded added dns - x.a.com narrower
        exclude email:            | exclude email:a.com                  | excluded narrowed email  a.com wider
        permit registeredID:1.2.3 | permit registeredID:1.2.4            | permitted removed - 1.2.3 - narrower, permitted added - - 1.2.4 wider
        permit a.com              | permit a.com; permit ip:#0a00        | permitted added ip - 0a00 incomparable, permitted form-closed ip - - incomparable, - not-compared - - - incomparable
        """)
    void changesAreJudgedOneByOne(String before, String after, String changes) {
        ConstraintsDiff diff = ConstraintsDiff.betweenCas(ca(before), ca(after));

        assertThat(diff.changes().stream().map(ChangeEffectsTest::brief).collect(Collectors.joining(", ")))
                .isEqualTo(changes);
    }

    private static Optional<CaConstraints> ca(String notation) {
        return notation == null
                ? Optional.empty()
                : Optional.of(RawNames.chain(notation).get(0));
    }

    private static String brief(ConstraintChange change) {
        return String.join(
                " ",
                change.side().map(Side::label).orElse("-"),
                change.kind().label(),
                change.form()
                        .map(NameForm::prefix)
                        .filter(text -> !text.isEmpty())
                        .orElse("-"),
                change.before().map(old -> old.base().value()).orElse("-"),
                change.after().map(now -> now.base().value()).orElse("-"),
                change.effect().label());
    }

    @Test
    void anotherDistanceIsNotAnotherSpelling() {
        Subtree plain = Subtree.of(new DnsBase("a.com"));
        List<Subtree> others = List.of(
                new Subtree(new DnsBase("A.com"), BigInteger.ONE, Optional.empty()),
                new Subtree(new DnsBase("A.com"), BigInteger.ZERO, Optional.of(BigInteger.ONE)));
        for (Subtree other : others) {
            ConstraintsDiff diff = ConstraintsDiff.between(permitting(plain), permitting(other));

            assertThat(diff.comparison()).isEqualTo(Comparison.INCOMPARABLE);
            assertThat(diff.changes()).extracting(ConstraintChange::kind).containsExactly(Kind.NARROWED);
            assertThat(diff.forms()).extracting(FormComparison::form).containsExactly(NameForm.DNS);
        }
    }

    private static Optional<NameConstraints> permitting(Subtree subtree) {
        return Optional.of(new NameConstraints(List.of(subtree), List.of(), true));
    }

    @Test
    void anExtensionMayBecomeCriticalOrComeOrGoWithoutSubtrees() {
        Optional<NameConstraints> critical = permitting(Subtree.of(new DnsBase("a.com")));
        Optional<NameConstraints> not = critical.map(each -> new NameConstraints(each.permitted(), List.of(), false));
        Optional<NameConstraints> empty = Optional.of(new NameConstraints(List.of(), List.of(), true));

        assertThat(brief(ConstraintsDiff.between(not, critical))).isEqualTo("- criticality - - - narrower");
        assertThat(brief(ConstraintsDiff.between(critical, not))).isEqualTo("- criticality - - - wider");
        assertThat(brief(ConstraintsDiff.between(critical, critical))).isEmpty();
        assertThat(brief(ConstraintsDiff.between(not, not))).isEmpty();
        assertThat(brief(ConstraintsDiff.between(empty, Optional.empty())))
                .isEqualTo("- empty-extension - - - incomparable");
        assertThat(brief(ConstraintsDiff.between(Optional.empty(), empty)))
                .isEqualTo("- empty-extension - - - incomparable");
        assertThat(ConstraintsDiff.between(critical, critical).isSame()).isTrue();
        assertThat(ConstraintsDiff.between(critical, not).isSame()).isFalse();
    }

    private static String brief(ConstraintsDiff diff) {
        return diff.changes().stream().map(ChangeEffectsTest::brief).collect(Collectors.joining(", "));
    }

    @Test
    void onlyAFormThatLostItsLastPermissionIsLeftOpen() {
        assertThat(ConstraintsDiff.betweenCas(ca("permit a.com"), ca("permit ip:10.0.0.0/8; exclude email:a.com"))
                        .leftOpen())
                .containsExactly(NameForm.DNS);
        assertThat(ConstraintsDiff.betweenCas(ca("exclude a.com"), ca("permit a.com"))
                        .leftOpen())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void comparisonsAreCombined(Comparison one) {
        assertThat(Comparison.of(one.loses(), one.gains())).isEqualTo(one);
        for (Comparison other : Comparison.values()) {
            assertThat(one.or(other).loses()).isEqualTo(one.loses() || other.loses());
            assertThat(one.or(other).gains()).isEqualTo(one.gains() || other.gains());
            assertThat(one.within(other).loses()).isEqualTo(one.loses() && other.loses());
            assertThat(one.within(other).gains()).isEqualTo(one.gains() && other.gains());
        }
    }

    @Test
    void comparisonsTellWhatIsLostAndGained() {
        assertThat(Comparison.values())
                .extracting(each -> each.label() + " " + each.loses() + " " + each.gains())
                .containsExactly(
                        "same false false", "narrower true false", "wider false true", "incomparable true true");
    }
}
