package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.SeededHash;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * iPAddress constraints: a table of blocks by their first address, with one look-up per prefix length that occurs, the
 * shortest first. The two families are separate.
 */
public final class IpIndex implements SubtreeIndex<IpAddress> {
    private static final class Block extends NodeTable.Node<Block> {
        private final long high;
        private final long low;
        private final int prefix;
        private final Subtree subtree;

        Block(long hash, IpAddress first, int prefix, Subtree subtree) {
            super(hash);
            this.high = first.high();
            this.low = first.low();
            this.prefix = prefix;
            this.subtree = subtree;
        }
    }

    /** The blocks of one family. */
    private static final class Blocks {
        private final NodeTable<Block> table;
        private final BitSet prefixes = new BitSet();

        Blocks(int expected) {
            table = new NodeTable<>(expected);
        }

        void add(IpBase base, Subtree subtree) {
            IpAddress first = base.address().first(base.prefix());
            long hash = hash(first, base.prefix());
            if (find(first, base.prefix(), hash) == null) {
                table.add(new Block(hash, first, base.prefix(), subtree));
                prefixes.set(base.prefix());
            }
        }

        /** The widest block that contains the block with this prefix length at an address. */
        Optional<Subtree> covering(IpAddress address, int longest) {
            for (int prefix = prefixes.nextSetBit(0); prefix >= 0 && prefix <= longest; ) {
                IpAddress first = address.first(prefix);
                Block block = find(first, prefix, hash(first, prefix));
                if (block != null) {
                    return Optional.of(block.subtree);
                }
                prefix = prefixes.nextSetBit(prefix + 1);
            }
            return Optional.empty();
        }

        private @Nullable Block find(IpAddress first, int prefix, long hash) {
            for (Block block = table.chain(hash); block != null; block = block.next()) {
                if (block.low == first.low() && block.high == first.high() && block.prefix == prefix) {
                    return block;
                }
            }
            return null;
        }
    }

    private final List<Subtree> subtrees;
    private final Blocks v4;
    private final Blocks v6;
    private volatile @Nullable IpLine line;

    /**
     * Creates an empty index.
     *
     * @param subtrees the subtrees whose addresses will be added
     */
    IpIndex(List<Subtree> subtrees) {
        this.subtrees = subtrees;
        v4 = new Blocks(subtrees.size());
        v6 = new Blocks(subtrees.size());
    }

    void add(IpBase base, Subtree subtree) {
        of(base.address()).add(base, subtree);
    }

    private Blocks of(IpAddress address) {
        return address.family() == IpFamily.V4 ? v4 : v6;
    }

    @Override
    public boolean isEmpty() {
        return v4.prefixes.isEmpty() && v6.prefixes.isEmpty();
    }

    @Override
    public Optional<Subtree> covering(IpAddress address) {
        return of(address).covering(address, address.family().bits());
    }

    @Override
    public Optional<Subtree> coveringAll(SubtreeBase base) {
        return base instanceof IpBase block
                ? of(block.address()).covering(block.address(), block.prefix())
                : Optional.empty();
    }

    @Override
    public Optional<Subtree> nearest(IpAddress address) {
        IpLine present = line; // two threads may both create one, with the same result
        if (present == null) {
            present = new IpLine(subtrees);
            line = present;
        }
        return present.nearest(address);
    }

    /** The hash of a block. An attacker cannot find blocks that have the same one. */
    static long hash(IpAddress first, int prefix) {
        return first.family() == IpFamily.V4
                ? SeededHash.add(0, ((long) prefix << 32) | first.low())
                : SeededHash.add(
                        SeededHash.add(SeededHash.add(0, first.high() >>> 4), first.low() >>> 4), rest(first, prefix));
    }

    private static long rest(IpAddress first, int prefix) {
        return ((first.high() & 0xf) << 4) | (first.low() & 0xf) | ((long) prefix << 8);
    }
}
