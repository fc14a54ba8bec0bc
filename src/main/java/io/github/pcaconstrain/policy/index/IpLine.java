package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sorted blocks of addresses that do not overlap, for finding the closest one. CIDR blocks are either nested or
 * disjoint, so a block inside another is left out.
 */
final class IpLine {
    private record Block(IpAddress first, IpAddress last, Subtree subtree) {}

    private final List<Block> blocks = new ArrayList<>();

    IpLine(List<Subtree> subtrees) {
        List<Block> all = new ArrayList<>();
        for (Subtree subtree : subtrees) {
            if (subtree.base() instanceof IpBase base) {
                all.add(new Block(
                        base.address().first(base.prefix()), base.address().last(base.prefix()), subtree));
            }
        }
        all.sort(IpLine::widestFirst);
        for (Block block : all) {
            if (blocks.isEmpty() || lastBlock().last().compareTo(block.first()) < 0) {
                blocks.add(block);
            }
        }
    }

    private static int widestFirst(Block a, Block b) {
        int byFirst = a.first().compareTo(b.first());
        return byFirst != 0 ? byFirst : b.last().compareTo(a.last());
    }

    private Block lastBlock() {
        return blocks.get(blocks.size() - 1);
    }

    /**
     * The block that shares the most leading bits with the address; a block of the other family if there is no other.
     */
    Optional<Subtree> nearest(IpAddress address) {
        int below = floor(address);
        return blocks.subList(Math.max(below, 0), Math.min(below + 2, blocks.size())).stream()
                .max(Comparator.comparingInt(block -> common(block, address)))
                .map(Block::subtree);
    }

    private static int common(Block block, IpAddress address) {
        return block.first().family() == address.family() ? block.first().commonPrefix(address) : -1;
    }

    /** The index of the last block that starts at or before the address; -1 if none does. */
    private int floor(IpAddress address) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).first().compareTo(address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
