package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IpIndexTest {
    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyBitOfABlockCountsInItsHash(IpFamily family) {
        List<Long> hashes = new ArrayList<>();
        for (int bit = 0; bit < family.bits(); bit++) {
            byte[] octets = new byte[family.octets()];
            octets[bit / 8] = (byte) (0x80 >>> bit % 8);
            hashes.add(IpIndex.hash(IpAddress.of(octets), 0));
            octets[0] |= 1;
            hashes.add(IpIndex.hash(IpAddress.of(octets), family.bits()));
        }
        for (int prefix = 0; prefix <= family.bits(); prefix++) {
            hashes.add(IpIndex.hash(IpAddress.of(new byte[family.octets()]), prefix));
        }

        assertThat(hashes).doesNotHaveDuplicates();
    }

    /** The block that shares the most leading bits with the address. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10.0.0.0/8                              | 9.0.0.1    | 10.0.0.0/8
        10.0.0.0/8                              | 11.0.0.1   | 10.0.0.0/8
        10.0.0.0/8                              | ::1        | 10.0.0.0/8
        fd00::/8                                | 10.0.0.1   | fd00::/8
        10.0.0.0/8 fd00::/8                     | fe80::1    | fd00::/8
        10.0.0.0/8 fd00::/8                     | ::1        | fd00::/8
        10.0.0.0/8 fd00::/8                     | 255.0.0.1  | 10.0.0.0/8
        10.0.0.0/8 12.0.0.0/8 200.0.0.0/8       | 13.0.0.1   | 12.0.0.0/8
        200.0.0.0/8 12.0.0.0/8 10.0.0.0/8       | 11.0.0.1   | 10.0.0.0/8
        10.0.0.0/8 10.128.0.0/9 10.0.0.0/16     | 11.0.0.1   | 10.0.0.0/8
        10.0.0.0/16 10.0.0.0/8                  | 11.0.0.1   | 10.0.0.0/8
        10.0.0.0/31 10.0.0.1/32                 | 10.0.0.3   | 10.0.0.0/31
        10.0.0.0/32 10.0.0.1/32                 | 10.0.0.2   | 10.0.0.1/32
        1.0.0.0/8 2.0.0.0/8 3.0.0.0/8 4.0.0.0/8 | 0.0.0.1    | 1.0.0.0/8
        1.0.0.0/8 2.0.0.0/8 3.0.0.0/8 4.0.0.0/8 | 5.0.0.1    | 4.0.0.0/8
        """)
    void theNearestBlock(String blocks, String address, String nearest) {
        List<Subtree> subtrees = new ArrayList<>(List.of(Subtree.of(new DnsBase("a.test"))));
        for (String block : blocks.split(" ", -1)) {
            String[] parts = block.split("/", -1);
            subtrees.add(Subtree.of(new IpBase(address(parts[0]), Integer.parseInt(parts[1]))));
        }
        IpIndex index = new SubtreeIndexes(Side.PERMITTED, subtrees).ip();

        for (int again = 0; again < 2; again++) {
            assertThat(index.nearest(address(address))
                            .map(subtree -> subtree.base().value()))
                    .contains(nearest);
        }
    }

    @Test
    void withoutBlocksNoneIsNear() {
        IpIndex index = new SubtreeIndexes(Side.PERMITTED, List.of(Subtree.of(new DnsBase("a.test")))).ip();

        assertThat(index.isEmpty()).isTrue();
        assertThat(index.nearest(address("10.0.0.1"))).isEmpty();
        assertThat(index.coveringAll(new DnsBase("a.test"))).isEmpty();
    }
}
