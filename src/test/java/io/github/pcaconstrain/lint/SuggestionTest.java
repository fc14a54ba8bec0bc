package io.github.pcaconstrain.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.suggestion.Change;
import io.github.pcaconstrain.lint.suggestion.Effect;
import io.github.pcaconstrain.lint.suggestion.Suggestion;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds suggestions to the table {@code lint/suggestions.txt}, and their effects to the matcher. */
class SuggestionTest {
    private record Row(Profile profile, String constraints, String suggestion, String effects, String remaining) {
        static Row of(String line) {
            String[] columns = line.split(" \\|", -1);
            assertThat(columns).as(line).hasSize(5);
            return new Row(
                    Profile.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                    columns[1].strip(),
                    columns[2].strip(),
                    columns[3].strip(),
                    columns[4].strip());
        }
    }

    private record Case(Profile profile, String constraints) {}

    @ParameterizedTest
    @MethodSource("rows")
    void suggestsWhatTheTableSays(Row row) {
        Suggestion suggestion = suggest(row.profile(), row.constraints());
        assertThat(text(suggestion.constraints())).isEqualTo(row.suggestion());
        assertThat(suggestion.constraints().critical()).isTrue();
        assertThat(effects(suggestion)).isEqualTo(row.effects());
        assertThat(suggestion.remaining().stream().map(Finding::code).distinct().collect(Collectors.joining(" ")))
                .isEqualTo(row.remaining());
    }

    @ParameterizedTest
    @MethodSource("everyProfileAndPolicy")
    void noNameIsLetInOrShutOutUnannounced(Case tried) {
        NameConstraints before = LintSubject.of(tried.constraints()).constraints();
        Suggestion suggestion = Suggestion.of(tried.profile(), before);
        ConstraintChain old = chain(before);
        ConstraintChain suggested = chain(suggestion.constraints());
        Set<Effect> announced = EnumSet.of(Effect.SAME);
        suggestion.changes().forEach(change -> announced.add(change.effect()));
        for (PresentedName name : SampleNames.around(before, suggestion.constraints())) {
            boolean was = old.check(name).isPermitted();
            boolean is = suggested.check(name).isPermitted();
            Effect effect = was == is ? Effect.SAME : is ? Effect.WIDENS : Effect.NARROWS;
            assertThat(announced).as("%s %s -> %s", name.text(), was, is).contains(effect);
        }
    }

    /** But for a form that was permitted as a whole: once left out, it looks like one that was forgotten. */
    @ParameterizedTest
    @MethodSource("everyProfileAndPolicyThatOpensNoForm")
    void aSuggestionNeedsNoFurtherSuggestion(Case tried) {
        Suggestion first = suggest(tried.profile(), tried.constraints());
        Suggestion second = Suggestion.of(tried.profile(), first.constraints());
        assertThat(text(second.constraints())).isEqualTo(text(first.constraints()));
        assertThat(second.changes()).isEmpty();
    }

    @Test
    void everyChangeSaysWhy() {
        assertThat(everyProfileAndPolicy()
                        .flatMap(tried -> suggest(tried.profile(), tried.constraints()).changes().stream()))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.what()).isNotBlank();
                    assertThat(change.why()).isNotBlank().doesNotEndWith(".");
                });
    }

    @Test
    void manySubtreesTakeNoLongerThanTheyMust() {
        Suggestion suggestion = suggest(Profile.PORTABLE, "many 100000");
        assertThat(suggestion.remaining()).extracting(Finding::code).containsExactly("many-subtrees");
    }

    static Stream<Row> rows() {
        return Table.lines("/lint/suggestions.txt").map(Row::of);
    }

    static Stream<Case> everyProfileAndPolicy() {
        List<String> policies = rows().map(Row::constraints).distinct().toList();
        return Arrays.stream(Profile.values())
                .flatMap(profile -> policies.stream().map(policy -> new Case(profile, policy)));
    }

    static Stream<Case> everyProfileAndPolicyThatOpensNoForm() {
        return everyProfileAndPolicy().filter(tried -> !(tried.constraints() + ";").contains("p dns:;"));
    }

    private static Suggestion suggest(Profile profile, String constraints) {
        return Suggestion.of(profile, LintSubject.of(constraints).constraints());
    }

    private static ConstraintChain chain(NameConstraints constraints) {
        return ConstraintChain.of(List.of(CaConstraints.of("policy", constraints)), LeadingDot.ONLY_BELOW);
    }

    private static String effects(Suggestion suggestion) {
        return suggestion.changes().stream()
                .map(Change::effect)
                .filter(effect -> effect != Effect.SAME)
                .distinct()
                .sorted()
                .map(effect -> effect.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static String text(NameConstraints constraints) {
        return Stream.concat(
                        constraints.permitted().stream()
                                .map(subtree -> "p " + subtree.base().text()),
                        constraints.excluded().stream()
                                .map(subtree -> "e " + subtree.base().text()))
                .collect(Collectors.joining("; "));
    }
}
