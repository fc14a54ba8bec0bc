package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that cannot be read with certainty. */
class DirectoryNameIndexTest {
    private static final int MOST_COMPARED = 1000;

    private static DistinguishedName name(Syntax syntax, String value) {
        return new DistinguishedName(
                List.of(new Rdn(List.of(new Attribute("2.5.4.10", syntax, value, syntax + value)))), value);
    }

    private static DirectoryNameIndex excluding(Syntax syntax, int count) {
        List<Subtree> subtrees = IntStream.range(0, count)
                .mapToObj(i -> Subtree.of(new DirectoryNameBase(name(syntax, "no" + i))))
                .toList();
        return new SubtreeIndexes(Side.EXCLUDED, subtrees).directory();
    }

    @Test
    void aNameThatIsStillInDoubtAfterManyComparisonsIsExcluded() {
        DistinguishedName doubtful = name(Syntax.OTHER, "yes");

        assertThat(excluding(Syntax.UTF8, MOST_COMPARED).covering(doubtful)).isEmpty();
        assertThat(excluding(Syntax.UTF8, MOST_COMPARED + 1)
                        .covering(doubtful)
                        .map(subtree -> subtree.base().value()))
                .contains("no" + MOST_COMPARED);
    }

    @Test
    void aNameThatCanBeReadIsComparedOnlyWithExclusionsThatCannot() {
        DistinguishedName certain = name(Syntax.UTF8, "yes");

        assertThat(excluding(Syntax.UTF8, MOST_COMPARED + 1).covering(certain)).isEmpty();
        assertThat(excluding(Syntax.OTHER, MOST_COMPARED).covering(certain)).isEmpty();
        assertThat(excluding(Syntax.OTHER, MOST_COMPARED + 1).covering(certain)).isPresent();
    }

    @Test
    void permissionsNeedCertainty() {
        Subtree permitted = Subtree.of(new DirectoryNameBase(name(Syntax.OTHER, "")));
        DirectoryNameIndex index = new SubtreeIndexes(Side.PERMITTED, List.of(permitted)).directory();

        assertThat(index.covering(name(Syntax.UTF8, "yes"))).isEmpty();
        assertThat(index.covering(name(Syntax.OTHER, "yes"))).isEmpty();
        assertThat(index.covering(name(Syntax.OTHER, ""))).contains(permitted);
        assertThat(index.nearest(name(Syntax.UTF8, "yes"))).contains(permitted);
        assertThat(index.coveringAll(new DirectoryNameBase(name(Syntax.OTHER, ""))))
                .contains(permitted);
        assertThat(index.coveringAll(new DnsBase("a.test"))).isEmpty();
    }

    @Test
    void theWordsTellWhetherItIsCertain() {
        Subtree excluded = Subtree.of(new DirectoryNameBase(name(Syntax.UTF8, "Acme")));
        DirectoryNameIndex index = new SubtreeIndexes(Side.EXCLUDED, List.of(excluded)).directory();

        assertThat(index.covers(name(Syntax.UTF8, "Acme"))).isEqualTo("inside ");
        assertThat(index.covers(name(Syntax.OTHER, "Ac")))
                .isEqualTo("it cannot be read with certainty, and may be inside ");
    }
}
