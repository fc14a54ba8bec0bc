package io.github.pcaconstrain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobIndexTest {
    private static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/";

    /** Every text of at most three of these characters, of which two are wildcards. */
    private static List<Glob> globs() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; texts.get(i).length() < 3; i++) {
            for (char next : "ab?*".toCharArray()) {
                texts.add(texts.get(i) + next);
            }
        }
        return texts.stream().map(Glob::of).toList();
    }

    @Test
    void whateverHasSomethingInCommonIsFound() {
        List<Glob> globs = globs();
        GlobIndex index = new GlobIndex();
        IntStream.range(0, globs.size()).forEach(number -> index.add(globs.get(number), number));

        for (Glob text : globs) {
            int[] common = IntStream.range(0, globs.size())
                    .filter(number -> globs.get(number).intersects(text))
                    .toArray();
            assertThat(index.near(text).boxed().toList())
                    .as(text.toString())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .contains(IntStream.of(common).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void whatIsAddedLaterIsFoundToo() {
        GlobIndex index = new GlobIndex();
        assertThat(index.near(Glob.of("a"))).isEmpty();

        index.add(Glob.of("a*"), 7);
        assertThat(index.near(Glob.of("a"))).containsExactly(7);
    }

    /** How many entries are looked at if each of many texts is looked up. */
    private static long looks(String form, int size) {
        List<Glob> texts = IntStream.range(0, size)
                .mapToObj(number -> Glob.of(form.formatted(number)))
                .toList();
        GlobIndex index = new GlobIndex();
        IntStream.range(0, size).forEach(number -> index.add(texts.get(number), number));
        texts.forEach(index::near);
        return index.looks();
    }

    /** Four times as many take some four times as long, wherever the wildcards are before or behind what differs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                CA + "%08x",
                CA + "%08x-*",
                CA + "%08x*",
                CA + "%08x-????-*",
                "arn:aws:acm-pca:*:111122223333:certificate-authority/%08x",
                "arn:*:acm-pca:us-east-?:111122223333:certificate-authority/%08x",
                "*%08x"
            })
    void whatIsLookedAtDoesNotGrowWithTheSquare(String form) {
        assertThat(looks(form, 4000)).isLessThan(6 * looks(form, 1000));
    }

    /** A policy with many statements, or with many resources, looks at those that may be about the resource. */
    @Test
    void ofManyStatementsFewAreCompared() {
        List<PolicyPattern> patterns = IntStream.range(0, 1000)
                .mapToObj(number -> new PolicyPattern(CA + number, false))
                .toList();
        PolicyDocument one = new PolicyDocument("one", List.of(statement(patterns)));
        PolicyDocument many = new PolicyDocument(
                "many", patterns.stream().map(each -> statement(List.of(each))).toList());
        Glob resource = Glob.of(CA + "77");

        assertThat(one.statements().get(0).resources().near(resource)).containsExactly(patterns.get(77));
        assertThat(many.near(resource)).containsExactly(many.statements().get(77));
    }

    private static PolicyStatement statement(List<PolicyPattern> resources) {
        return new PolicyStatement(
                "it",
                StatementEffect.ALLOW,
                List.of("*"),
                false,
                ResourceList.of(resources),
                false,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** With an index, the answer is the same as without, which needs none for a single pattern. */
    @Test
    void theIndexChangesNoAnswer() {
        Random random = new Random(20_261_130);
        List<String> parts = List.of(
                "arn",
                ":",
                ":",
                ":",
                "aws",
                "acm-pca",
                "*",
                "?",
                "us-east-1",
                "1",
                "ca/",
                "x",
                "${aws:username}",
                "${a, 'b:c'}");
        RequestContext context =
                RequestContext.UNKNOWN.with("aws:username", "x").with("a");
        for (int i = 0; i < 3000; i++) {
            List<PolicyPattern> patterns = IntStream.range(0, 12)
                    .mapToObj(each -> new PolicyPattern(text(random, parts), true))
                    .toList();
            Glob resource = Glob.of(text(random, parts.subList(0, 12)));

            assertThat(statement(patterns).concerns(resource, context))
                    .as("%s on %s", patterns, resource)
                    .isEqualTo(Truth.any(patterns.stream()
                            .map(each -> statement(List.of(each)).concerns(resource, context))
                            .toList()));
        }
    }

    private static String text(Random random, List<String> parts) {
        return "arn:aws:"
                + IntStream.range(0, random.nextInt(8))
                        .mapToObj(each -> parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining());
    }

    /** An incomplete ARN and a variable may stand for more than their text. */
    @Test
    void whatMayStandForMoreIsCompared() {
        List<PolicyPattern> patterns = Stream.concat(
                        IntStream.range(0, 20).mapToObj(number -> CA + "other" + number),
                        Stream.of(
                                "arn:aws:acm-pca",
                                "arn:aws:acm-pca:us-east-1:${aws:PrincipalAccount}:*",
                                "${aws:PrincipalTag/arn}",
                                "${aws:PrincipalTag/arn}:certificate-authority/*"))
                .map(text -> new PolicyPattern(text, true))
                .toList();

        assertThat(ResourceList.of(patterns).near(Glob.of(CA + "77")))
                .containsExactlyElementsOf(patterns.subList(20, 24));
    }
}
