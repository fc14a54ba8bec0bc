package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.encoding.DecodingProblem.Kind;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameConstraintsDecoderTest {
    private static final long SEED = 20_261_123L;

    private static final PresentedName NAME = new PresentedName.Dns("www.example.com");

    static Stream<String[]> encodings() {
        return Table.rows("/encoding/malformed.tsv", 3);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void problemsAreReportedWithTheirKindAndPlace(String what, String hex, String problems) {
        DecodedNameConstraints decoded = decode(HexFormat.of().parseHex(hex));

        String reported = decoded.problems().stream()
                .map(problem -> problem.kind() + " " + problem.place())
                .collect(Collectors.joining("; "));
        assertThat(reported.isEmpty() ? "-" : reported).as(what).isEqualTo(problems);
        assertThat(decoded.problems())
                .as(what)
                .noneMatch(problem -> problem.problem().isBlank());
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void soundEncodingsAreWrittenBackByteForByte(String what, String hex, String problems) {
        DecodedNameConstraints decoded = decode(HexFormat.of().parseHex(hex));

        if (problems.equals("-")) {
            byte[] encoded = NameConstraintsDer.encode(decoded.constraints());
            assertThat(HexFormat.of().formatHex(encoded)).as(what).isEqualTo(hex);
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void problemsLetNoNamePass(String what, String hex, String problems) {
        DecodedNameConstraints decoded = decode(HexFormat.of().parseHex(hex));

        if (!problems.equals("-")) {
            ConstraintChain chain = ConstraintChain.of(List.of(decoded.of("CA")), LeadingDot.ONLY_BELOW);
            assertThat(chain.check(NAME).isPermitted()).as(what).isFalse();
        }
    }

    @Test
    void whatCanBeReadIsKeptBesideTheProblems() {
        DecodedNameConstraints decoded =
                decode(RawNames.extension("permit a.test; permit ip:#; permit b.test max=3; exclude *.c.test"));

        assertThat(decoded.constraints()
                        .subtrees()
                        .map(subtree -> subtree.base().text()))
                .containsExactly("dns:a.test", "ip:(empty)", "dns:b.test", "dns:*.c.test");
        assertThat(decoded.constraints().permitted().get(2).maximum()).contains(java.math.BigInteger.valueOf(3));
    }

    @Test
    void criticalityIsKept() {
        byte[] encoded = RawNames.extension("permit a.test");

        assertThat(NameConstraintsDer.decode(encoded, true).constraints().critical())
                .isTrue();
        assertThat(NameConstraintsDer.decode(encoded, false).constraints().critical())
                .isFalse();
    }

    @Test
    void nestingBombsOfDefiniteLengthAreRefused() {
        byte[] bomb = new byte[0];
        for (int level = 0; level < 10_000; level++) {
            bomb = wrap(bomb);
        }

        assertThat(decode(bomb).problems()).extracting(DecodingProblem::kind).containsExactly(Kind.SYNTAX);
    }

    @Test
    void nestingBombsOfIndefiniteLengthAreRefused() {
        byte[] bomb = new byte[200_000];
        for (int i = 0; i < bomb.length; i += 2) {
            bomb[i] = 0x30;
            bomb[i + 1] = (byte) 0x80;
        }

        assertThat(decode(bomb).problems()).extracting(DecodingProblem::kind).containsExactly(Kind.SYNTAX);
    }

    @Test
    void bombsInsideOfABaseAreRefused() {
        byte[] bomb = new byte[0];
        for (int level = 0; level < 1_000; level++) {
            bomb = wrap(bomb);
        }
        byte[] otherName = wrap(0xa0, wrap(0x30, wrap(0xa0, bomb)));

        assertThat(decode(wrap(otherName)).problems())
                .extracting(DecodingProblem::kind)
                .containsExactly(Kind.SYNTAX);
    }

    @Test
    void everyTruncationIsAProblemAndNeverThrows() {
        for (byte[] whole : samples()) {
            for (int length = 0; length < whole.length; length++) {
                assertThat(decode(Arrays.copyOf(whole, length)).problems()).isNotEmpty();
            }
        }
    }

    @Test
    void mutationsNeverThrowAndAreOnlySoundIfTheyEncodeToThemselves() {
        Random random = new Random(SEED);
        List<byte[]> samples = samples();
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = mutate(samples.get(random.nextInt(samples.size())), random);
            DecodedNameConstraints decoded = decode(mutated);
            if (decoded.problems().isEmpty()) {
                assertThat(NameConstraintsDer.encode(decoded.constraints()))
                        .as("seed %d, mutation %d", SEED, i)
                        .containsExactly(mutated);
            }
        }
    }

    @Test
    void randomOctetsNeverThrow() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            assertThat(decode(octets).problems())
                    .as("seed %d, input %d", SEED, i)
                    .isNotEmpty();
        }
    }

    private static byte[] mutate(byte[] sample, Random random) {
        byte[] mutated = sample.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length - 1);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated[at] = (byte) (mutated[at] + (random.nextBoolean() ? 1 : -1));
                case 3 -> mutated = without(mutated, at);
                default -> mutated = with(mutated, at, random.nextInt(256));
            }
        }
        return mutated;
    }

    private static byte[] without(byte[] sample, int at) {
        byte[] shorter = Arrays.copyOf(sample, Math.max(sample.length - 1, 1));
        System.arraycopy(sample, Math.min(at + 1, sample.length - 1), shorter, at, shorter.length - at);
        return shorter;
    }

    private static byte[] with(byte[] sample, int at, int octet) {
        byte[] longer = Arrays.copyOf(sample, sample.length + 1);
        System.arraycopy(sample, at, longer, at + 1, sample.length - at);
        longer[at] = (byte) octet;
        return longer;
    }

    private static List<byte[]> samples() {
        return Stream.of(
                        "permit example.com; exclude a.example.com",
                        "permit ip:10.0.0.0/8; permit ip:fd00::/8; exclude ip:::/0",
                        "permit dn:/C=printable(US)/O=Acme+OU=x; permit email:u@example.com",
                        "permit dn:/O=teletex(T)/CN=bmp(b); permit uri:.example.com",
                        "permit otherName:1.2.3; exclude registeredID:1.2.3; permit a.test min=1 max=300")
                .map(RawNames::extension)
                .toList();
    }

    private static byte[] wrap(byte[] content) {
        return wrap(0x30, content);
    }

    private static byte[] wrap(int tag, byte[] content) {
        int header = content.length < 0x80 ? 2 : 5;
        byte[] whole = new byte[header + content.length];
        whole[0] = (byte) tag;
        if (header == 2) {
            whole[1] = (byte) content.length;
        } else {
            whole[1] = (byte) 0x83;
            whole[2] = (byte) (content.length >> 16);
            whole[3] = (byte) (content.length >> 8);
            whole[4] = (byte) content.length;
        }
        System.arraycopy(content, 0, whole, header, content.length);
        return whole;
    }

    private static DecodedNameConstraints decode(byte[] encoded) {
        return NameConstraintsDer.decode(encoded, true);
    }
}
