package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which bases of a list cover another one. */
class NestedBasesTest {
    private static final List<SubtreeBase> BASES = Stream.of(
                    dns(
                            "example.com",
                            "Example.COM",
                            ".example.com",
                            "a.example.com",
                            "b.a.example.com",
                            "example.org"),
                    Stream.of("example.com", ".example.com", "u@example.com", ".a.example.com", "u@b.a.example.com")
                            .map(EmailBase::new),
                    Stream.of("example.com", ".example.com", ".a.example.com", "b.a.example.com")
                            .map(UriBase::new),
                    Stream.of("10.0.0.0/8", "10.1.0.0/16", "10.1.2.3/32", "11.0.0.0/8")
                            .map(NestedBasesTest::block))
            .flatMap(bases -> bases)
            .map(SubtreeBase.class::cast)
            .toList();

    private static Stream<SubtreeBase> dns(String... hosts) {
        return Stream.of(hosts).map(DnsBase::new);
    }

    private static IpBase block(String text) {
        String[] parts = text.split("/", -1);
        return new IpBase(IpAddress.parse(parts[0]).orElseThrow(), Integer.parseInt(parts[1]));
    }

    /** The pairs one by one, which is what it stands for. */
    @Test
    void allThatCoverABaseAreFound() {
        NestedBases nested = NestedBases.of(Side.PERMITTED, BASES);

        for (SubtreeBase inner : BASES) {
            List<SubtreeBase> covering = nested.covering(inner);
            for (SubtreeBase outer : BASES) {
                assertThat(covering.contains(nested.representative(outer)))
                        .as("%s covers %s", outer, inner)
                        .isEqualTo(Coverage.covers(Side.PERMITTED, outer, inner));
            }
        }
    }

    @Test
    void spellingsOfOneBaseHaveOneRepresentative() {
        NestedBases nested = NestedBases.of(Side.PERMITTED, BASES);

        assertThat(nested.representative(new DnsBase("Example.COM"))).isEqualTo(new DnsBase("example.com"));
        assertThat(nested.covering(new DnsBase("c.b.a.example.com")))
                .containsExactly(
                        new DnsBase("example.com"),
                        new DnsBase(".example.com"),
                        new DnsBase("a.example.com"),
                        new DnsBase("b.a.example.com"));
    }

    @Tag("slow")
    @Test
    void theWorkGrowsWithTheListWhetherItsBasesAreApartOrNestedOrAlike() {
        int many = 5_000;
        List<SubtreeBase> bases = new ArrayList<>();
        IntStream.range(0, many).forEach(i -> bases.add(new DnsBase("h" + i + ".example.com")));
        IntStream.range(0, many)
                .forEach(i -> bases.add(new DnsBase("x.".repeat(i % 50) + "n" + i / 50 + ".example.org")));
        IntStream.range(0, many).forEach(i -> bases.add(new DnsBase(spelling(i) + ".example.net")));

        // Pair by pair this takes hours.
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            NestedBases nested = NestedBases.of(Side.PERMITTED, bases);
            assertThat(bases)
                    .allSatisfy(base -> assertThat(nested.covering(base)).contains(nested.representative(base)));
        });
    }

    private static String spelling(int number) {
        StringBuilder text = new StringBuilder("abcdefghijklmnop");
        for (int bit = 0; bit < text.length(); bit++) {
            if ((number >> bit & 1) == 1) {
                text.setCharAt(bit, Character.toUpperCase(text.charAt(bit)));
            }
        }
        return text.toString();
    }
}
