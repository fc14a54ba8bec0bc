package io.github.pcaconstrain.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.RandomPolicies;
import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.DifferentialCase;
import io.github.pcaconstrain.policy.chain.KnownDisagreement;
import io.github.pcaconstrain.policy.chain.Witness;
import io.github.pcaconstrain.policy.chain.Witness.Outcome;
import io.github.pcaconstrain.policy.diff.ConstraintChange.Kind;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsDiffTest {
    static Stream<String[]> rows() {
        return Table.rows("/diff/changes.tsv", 4);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judgesAsThePersonWhoWroteTheTable(String before, String after, String comparison, String changes) {
        ConstraintsDiff diff = diff(before, after);

        assertThat(diff.comparison().label()).isEqualTo(comparison);
        assertThat(diff.changes().stream().map(ConstraintsDiffTest::brief).collect(Collectors.joining(", ")))
                .isEqualTo(changes);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void turnsRoundWithTheQuestion(String before, String after, String comparison, String changes) {
        Comparison there = diff(before, after).comparison();
        Comparison back = diff(after, before).comparison();

        assertThat(back.loses()).isEqualTo(there.gains());
        assertThat(back.gains()).isEqualTo(there.loses());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noChangeClaimsMoreThanTheWhole(String before, String after, String comparison, String changes) {
        ConstraintsDiff diff = diff(before, after);

        assertThat(diff.changes()).allSatisfy(change -> {
            assertThat(change.effect().loses() && !diff.comparison().loses()).isFalse();
            assertThat(change.effect().gains() && !diff.comparison().gains()).isFalse();
        });
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"dns", "ip", "email", "uri", "dn"})
    void anotherImplementationFindsNoNameThatIsDenied(String form) {
        RandomPolicies names = new RandomPolicies(7, form);
        Random random = new Random(7);
        List<String> wrong = new ArrayList<>();
        Map<Comparison, Integer> seen = new EnumMap<>(Comparison.class);
        for (int i = 0; i < 250; i++) {
            String before = names.policy().split(" > ", -1)[0];
            String after = variant(before, names.policy().split(" > ", -1)[0], random);
            Comparison comparison = diff(before, after).comparison();
            seen.merge(comparison, 1, Integer::sum);
            for (int j = 0; j < 6; j++) {
                String name = names.name();
                Optional<Outcome> was = trusted(form, before, name);
                Optional<Outcome> is = trusted(form, after, name);
                if (was.isPresent() && is.isPresent() && !was.equals(is)) {
                    boolean told = is.get() == Outcome.ACCEPTED ? comparison.gains() : comparison.loses();
                    if (!told) {
                        wrong.add(before + " | " + after + " | " + comparison + " | " + name);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(seen).hasSize(Comparison.values().length);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(10));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"dns", "ip", "email", "uri"})
    void anotherImplementationConfirmsTheNamesThatAreGivenAsExamples(String form) {
        RandomPolicies names = new RandomPolicies(11, form);
        Random random = new Random(11);
        int confirmed = 0;
        for (int i = 0; i < 400; i++) {
            String before = names.policy().split(" > ", -1)[0];
            String after = variant(before, names.policy().split(" > ", -1)[0], random);
            for (FormComparison compared : diff(before, after).forms()) {
                confirmed += confirm(form, before, after, compared.lost());
                confirmed += confirm(form, after, before, compared.gained());
            }
        }

        assertThat(confirmed).isGreaterThan(100);
    }

    @Test
    void anExtensionThatIsNoLongerCriticalIsWider() {
        NameConstraints critical = NameConstraints.of(List.of(new DnsBase("example.com")), List.of());
        NameConstraints not = new NameConstraints(critical.permitted(), List.of(), false);

        ConstraintsDiff diff = ConstraintsDiff.between(Optional.of(critical), Optional.of(not));

        assertThat(diff.comparison()).isEqualTo(Comparison.WIDER);
        assertThat(diff.changes()).extracting(ConstraintChange::kind).containsExactly(Kind.CRITICALITY);
    }

    @Test
    void anEmptyExtensionIsNotTheSameAsNone() {
        NameConstraints empty = new NameConstraints(List.of(), List.of(), true);

        ConstraintsDiff diff = ConstraintsDiff.between(Optional.empty(), Optional.of(empty));

        assertThat(diff.comparison()).isEqualTo(Comparison.INCOMPARABLE);
        assertThat(diff.changes()).extracting(ConstraintChange::kind).containsExactly(Kind.EMPTY_EXTENSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"permit ip:#0a00", "permit example.com max=5", "permit dns:*.example.com"})
    void whatIsMalformedIsNeverTheSame(String malformed) {
        assertThat(diff(malformed, malformed).comparison()).isEqualTo(Comparison.INCOMPARABLE);
        assertThat(diff(malformed, "permit example.com").comparison()).isEqualTo(Comparison.INCOMPARABLE);
        assertThat(diff("permit example.com", malformed).comparison()).isEqualTo(Comparison.INCOMPARABLE);
        assertThat(diff(malformed, "-").comparison()).isEqualTo(Comparison.INCOMPARABLE);
    }

    @Test
    void aMalformedBaseThatWasReadIsComparedWithItself() {
        MalformedBase base = new MalformedBase(
                NameForm.IP, "0a00", new Flaw(Flaw.Kind.ADDRESS_LENGTH, "it has 2 octets"), "87020a00");
        Optional<NameConstraints> one = Optional.of(NameConstraints.of(List.of(base), List.of()));

        assertThat(ConstraintsDiff.between(one, one).isSame()).isTrue();
        assertThat(ConstraintsDiff.between(Optional.empty(), one).comparison()).isEqualTo(Comparison.INCOMPARABLE);
    }

    @Test
    void tellsWhichFormsAreLeftOpen() {
        ConstraintsDiff diff = diff("permit example.com; permit ip:10.0.0.0/8", "permit example.com");

        assertThat(diff.leftOpen()).containsExactly(NameForm.IP);
        assertThat(diff.forms()).singleElement().satisfies(form -> {
            assertThat(form.gained()).map(PresentedName::text).contains("ip:11.0.0.0");
            assertThat(form.lost()).isEmpty();
        });
    }

    @Tag("slow")
    @Test
    void comparesThousandsOfSubtreesAtOnce() {
        String many = IntStream.range(0, 5000)
                .mapToObj(i -> "permit host" + i + ".example.com")
                .collect(Collectors.joining("; "));

        assertThat(diff(many, many + "; permit example.org").comparison()).isEqualTo(Comparison.WIDER);
    }

    private static int confirm(String form, String allowing, String refusing, Optional<PresentedName> example) {
        if (example.isEmpty()) {
            return 0;
        }
        String name = example.get().text();
        Optional<Outcome> allowed = trusted(form, allowing, name);
        Optional<Outcome> refused = trusted(form, refusing, name);
        allowed.ifPresent(
                outcome -> assertThat(outcome).as(allowing + " | " + name).isEqualTo(Outcome.ACCEPTED));
        refused.ifPresent(
                outcome -> assertThat(outcome).as(refusing + " | " + name).isEqualTo(Outcome.REFUSED));
        return allowed.isPresent() && refused.isPresent() ? 1 : 0;
    }

    /** What Bouncy Castle says, unless it is known to be wrong there. */
    private static Optional<Outcome> trusted(String form, String policy, String name) {
        DifferentialCase compared = DifferentialCase.of(Witness.BOUNCY_CASTLE, form, policy, name);
        return !compared.isAgreed() && !KnownDisagreement.explaining(compared).isEmpty()
                ? Optional.empty()
                : Optional.of(compared.theirs());
    }

    /** Some of the subtrees, and sometimes one of other constraints. */
    private static String variant(String policy, String other, Random random) {
        List<String> entries = new ArrayList<>(List.of(policy.split("; ", -1)));
        if (random.nextBoolean()) {
            entries.remove(random.nextInt(entries.size()));
        }
        if (entries.isEmpty() || random.nextInt(3) == 0) {
            entries.add(other.split("; ", -1)[0]);
        }
        return String.join("; ", entries);
    }

    private static ConstraintsDiff diff(String before, String after) {
        return ConstraintsDiff.betweenCas(ca(before), ca(after));
    }

    private static Optional<CaConstraints> ca(String notation) {
        return RawNames.chain(notation).stream().findFirst();
    }

    private static String brief(ConstraintChange change) {
        String side = change.side().map(s -> s == Side.PERMITTED ? "p " : "x ").orElse("");
        return side + change.kind().label();
    }
}
