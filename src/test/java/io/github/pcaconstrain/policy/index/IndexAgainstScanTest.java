package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every index beside a scan of all its subtrees, over constraints and names of so few letters that they often meet. */
class IndexAgainstScanTest {
    private static final long SEED = 1;
    private static final int POLICIES = 400;
    private static final int MOST_SUBTREES = 12;
    private static final int NAMES = 20;
    private static final List<String> LABELS = List.of("a", "b", "B", "ab", "long-label-9", "Long-Label-8");
    private static final List<String> VALUES =
            List.of("a", " A", "b", "a  b", "A B", "\u00e9", "E\u0301", "long value 9");

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource
    void dnsNames(Side side) {
        compare(
                Scan.DNS,
                side,
                SubtreeIndexes::dns,
                this::dnsBase,
                () -> (random.nextInt(3) == 0 ? "*." : "") + host(1));
    }

    @ParameterizedTest
    @EnumSource
    void mailboxes(Side side) {
        compare(Scan.EMAIL, side, SubtreeIndexes::email, this::emailBase, this::mailbox);
    }

    @ParameterizedTest
    @EnumSource
    void hostsOfUris(Side side) {
        compare(Scan.URI, side, SubtreeIndexes::uri, this::uriBase, () -> host(1));
    }

    @ParameterizedTest
    @EnumSource
    void addresses(Side side) {
        compare(Scan.IP, side, SubtreeIndexes::ip, this::ipBase, this::address);
    }

    @ParameterizedTest
    @EnumSource
    void directoryNames(Side side) {
        compare(
                Scan.DIRECTORY,
                side,
                SubtreeIndexes::directory,
                () -> new DirectoryNameBase(directoryName(side == Side.PERMITTED ? 1 : 0)),
                () -> directoryName(side == Side.PERMITTED ? 1 : 0));
    }

    @Test
    void directoryNamesThatAreNotReadWithCertainty() {
        int covered = 0;
        for (int i = 0; i < POLICIES; i++) {
            List<Subtree> subtrees = some(1, 4, () -> Subtree.of(new DirectoryNameBase(directoryName(2))));
            SubtreeIndex<DistinguishedName> index = new SubtreeIndexes(Side.EXCLUDED, subtrees).directory();
            for (int j = 0; j < NAMES; j++) {
                DistinguishedName name = directoryName(2);
                boolean perhaps = subtrees.stream().anyMatch(subtree -> Scan.perhapsCovers(subtree.base(), name));
                assertThat(index.covering(name).isPresent())
                        .as("seed %d, %s, %s", SEED, subtrees, name)
                        .isEqualTo(perhaps);
                covered += perhaps ? 1 : 0;
            }
        }
        assertThat(covered).as("covered names").isBetween(POLICIES * NAMES / 20, POLICIES * NAMES * 19 / 20);
    }

    private <N> void compare(
            Scan scan,
            Side side,
            Function<SubtreeIndexes, SubtreeIndex<N>> form,
            Supplier<? extends SubtreeBase> bases,
            Supplier<N> names) {
        int covered = 0;
        for (int i = 0; i < POLICIES; i++) {
            List<Subtree> subtrees = Stream.generate(() -> Subtree.of(bases.get()))
                    .limit(random.nextInt(MOST_SUBTREES + 1))
                    .toList();
            SubtreeIndex<N> index = form.apply(new SubtreeIndexes(side, subtrees));
            assertThat(index.isEmpty()).isEqualTo(subtrees.isEmpty());
            for (int j = 0; j < NAMES; j++) {
                covered += compareName(scan, side, index, subtrees, names.get()) ? 1 : 0;
                compareBase(scan, side, index, subtrees, bases.get());
            }
        }
        assertThat(covered).as("covered names").isBetween(POLICIES * NAMES / 20, POLICIES * NAMES * 19 / 20);
    }

    private static <N> boolean compareName(
            Scan scan, Side side, SubtreeIndex<N> index, List<Subtree> subtrees, N name) {
        List<Subtree> covering = subtrees.stream()
                .filter(subtree -> scan.covers(side, subtree.base(), name))
                .toList();
        Optional<Subtree> found = index.covering(name);
        Supplier<String> about = () -> "seed " + SEED + ", " + side + " " + subtrees + ", " + name;
        assertThat(found.isPresent()).as(about).isEqualTo(!covering.isEmpty());
        if (found.isPresent()) {
            assertThat(covering).as(about).contains(found.get());
            assertThat(length(side, found.get()))
                    .as(() -> "widest, " + about.get())
                    .isEqualTo(covering.stream()
                            .mapToInt(subtree -> length(side, subtree))
                            .min()
                            .getAsInt());
        } else {
            assertThat(index.nearest(name).map(nearest -> Scan.shared(side, nearest.base(), name)))
                    .as(() -> "nearest, " + about.get())
                    .isEqualTo(subtrees.stream()
                            .map(subtree -> Scan.shared(side, subtree.base(), name))
                            .max(Integer::compare));
        }
        return found.isPresent();
    }

    private static void compareBase(
            Scan scan, Side side, SubtreeIndex<?> index, List<Subtree> subtrees, SubtreeBase base) {
        List<Subtree> covering = subtrees.stream()
                .filter(subtree -> scan.coversAll(side, subtree.base(), base))
                .toList();
        Optional<Subtree> found = index.coveringAll(base);
        assertThat(found.isPresent())
                .as("seed %d, %s %s, all of %s", SEED, side, subtrees, base)
                .isEqualTo(!covering.isEmpty());
        found.ifPresent(one -> assertThat(covering).contains(one));
    }

    private static int length(Side side, Subtree subtree) {
        return Scan.path(side, subtree.base()).size();
    }

    private DnsBase dnsBase() {
        return new DnsBase(random.nextInt(20) == 0 ? "" : dot() + host(1));
    }

    private UriBase uriBase() {
        return new UriBase(random.nextInt(20) == 0 ? "" : dot() + host(1));
    }

    private EmailBase emailBase() {
        return new EmailBase(random.nextInt(20) == 0 ? "" : random.nextInt(3) == 0 ? mailbox() : dot() + host(1));
    }

    private String mailbox() {
        return one(List.of("u", "U", "\"u\"", "\"\\u\"", "\"a@b\"", "\"\\a\\@b\"")) + "@" + host(1);
    }

    private String dot() {
        return random.nextInt(3) == 0 ? "." : "";
    }

    private String host(int fewest) {
        return String.join(".", some(fewest, 4, () -> one(LABELS)));
    }

    private IpBase ipBase() {
        IpAddress address = address();
        int bits = address.family().bits();
        int prefix = random.nextInt(30) == 0 ? 0 : bits - random.nextInt(random.nextBoolean() ? 4 : bits);
        return new IpBase(address, prefix);
    }

    /** An address of which few bits are set by chance, at either end. */
    private IpAddress address() {
        byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
        octets[0] = (byte) (random.nextInt(4) << 5);
        octets[octets.length / 2] = (byte) random.nextInt(2);
        octets[octets.length - 1] = (byte) random.nextInt(4);
        return IpAddress.of(octets);
    }

    /** A name of which so many in six values cannot be read with certainty. */
    private DistinguishedName directoryName(int doubtful) {
        return new DistinguishedName(some(0, 4, () -> rdn(doubtful)), "");
    }

    private Rdn rdn(int doubtful) {
        return new Rdn(some(1, random.nextInt(4) == 0 ? 2 : 1, () -> attribute(doubtful)));
    }

    private Attribute attribute(int doubtful) {
        Syntax syntax = random.nextInt(6) < doubtful
                ? Syntax.OTHER
                : one(List.of(Syntax.UTF8, Syntax.UTF8, Syntax.PRINTABLE, Syntax.LEGACY_TEXT));
        String value = one(VALUES);
        return new Attribute(one(List.of("2.5.4.10", "2.5.4.3")), syntax, value, syntax + value);
    }

    private <T> List<T> some(int fewest, int most, Supplier<T> supplier) {
        int count = fewest + random.nextInt(most - fewest + 1);
        return IntStream.range(0, count).mapToObj(i -> supplier.get()).toList();
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
