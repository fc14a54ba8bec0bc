package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.IpFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds addresses into CIDR blocks at the lowest cost. A block costs an entry and half of the bits by which it is larger
 * than its use: the logarithm of its size less the entropy of the addresses in it.
 */
final class BlockFolding {
    /** The widest blocks: what a registry hands to a large network. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 32;
    private static final double LOG_2 = Math.log(2);

    /**
     * A block.
     *
     * @param certificates how many certificates have an address in it; of very many, those with several may count several
     *     times
     */
    record Block(IpBase base, long certificates) {}

    /** What came of it, with the number of certificates that have an address in none of the blocks. */
    record Folded(List<Block> blocks, long leftOut) {
        Folded {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * @param certificates those with an address in it
     * @param count the number of certificates of each block in it, added up
     */
    private record Part(
            double cost, List<Block> blocks, long leftOut, CertificateCount certificates, long count, double logs) {}

    private final AddressCounts counts;
    private final Weights weights;
    private final long[] blocks;

    private BlockFolding(AddressCounts counts, Weights weights) {
        this.counts = counts;
        this.weights = weights;
        blocks = counts.blocks();
    }

    static Folded fold(AddressCounts counts, Weights weights) {
        BlockFolding folding = new BlockFolding(counts, weights);
        if (folding.blocks.length == 0) {
            return new Folded(List.of(), 0);
        }
        Part all = folding.part(0, folding.blocks.length);
        return new Folded(all.blocks(), all.leftOut());
    }

    /** The best for the blocks from one index up to another. */
    private Part part(int from, int to) {
        if (to - from == 1) {
            return single(blocks[from]);
        }
        int shared = Long.numberOfLeadingZeros(blocks[from] ^ blocks[to - 1]);
        int prefix = shared - (Long.SIZE - counts.bits());
        int middle = firstWithBit(from, to, Long.SIZE - 1 - shared);
        Part low = part(from, middle);
        Part high = part(middle, to);
        CertificateCount certificates = low.certificates().and(high.certificates());
        long count = low.count() + high.count();
        double logs = low.logs() + high.logs();
        double split = low.cost() + high.cost();
        double open = costOfOpen(prefix, count, logs);
        double out = weights.leavingOut(certificates.get());
        if (open <= split && open <= out) {
            Block whole = new Block(new IpBase(counts.address(blocks[from]), prefix).canonical(), certificates.get());
            return new Part(open, List.of(whole), 0, certificates, count, logs);
        }
        if (split <= out) {
            List<Block> both = new ArrayList<>(low.blocks());
            both.addAll(high.blocks());
            return new Part(split, both, low.leftOut() + high.leftOut(), certificates, count, logs);
        }
        return new Part(out, List.of(), certificates.get(), certificates, count, logs);
    }

    private Part single(long block) {
        CertificateCount certificates = counts.certificates(block);
        long count = certificates.get();
        double logs = count * Math.log((double) count) / LOG_2;
        double out = weights.leavingOut(count);
        return out >= 1
                ? new Part(
                        1,
                        List.of(new Block(new IpBase(counts.address(block), counts.bits()), count)),
                        0,
                        certificates,
                        count,
                        logs)
                : new Part(out, List.of(), count, certificates, count, logs);
    }

    private double costOfOpen(int prefix, long count, double logs) {
        if (prefix < (counts.family() == IpFamily.V4 ? WIDEST_IPV4 : WIDEST_IPV6)) {
            return Double.POSITIVE_INFINITY;
        }
        double entropy = Math.log((double) count) / LOG_2 - logs / count;
        double unused = Math.max(0, counts.bits() - prefix - entropy);
        return 1 + weights.breadth() * Weights.ADDRESS_BIT * unused;
    }

    private int firstWithBit(int from, int to, int bit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((blocks[middle] >>> bit & 1) == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
