package io.github.pcaconstrain.suggest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Folds hosts into subtrees at the lowest cost, from the labels furthest left up to the top: each node is left out, is a
 * subtree of its own, or is what its children are. {@code docs/explanation/suggest.md} has the formula.
 */
final class HostFolding {
    /** What a constraint on a host covers. */
    enum Reach {
        /** The host and everything below it, as for DNS names. */
        HOST_AND_BELOW,
        /** One of the two, as for email addresses and URIs. */
        HOST_OR_BELOW
    }

    /**
     * A subtree.
     *
     * @param base a host, or a domain after a dot
     * @param certificates how many certificates have a name in it
     */
    record Zone(String base, int certificates) {}

    /**
     * What came of it.
     *
     * @param zones the subtrees, those of one domain together
     * @param leftOut how many certificates have a name in none of them; those with several such names may count several times
     */
    record Folded(List<Zone> zones, long leftOut) {
        Folded {
            zones = List.copyOf(zones);
        }
    }

    private static final byte LEFT_OUT = 0;
    private static final byte SPLIT = 1;
    private static final byte OPEN = 2;

    /** Strangers have names here. */
    private static final byte SHARED = -2;

    private static final byte PRIVATE_TOP = -1;
    private static final byte DOMAIN = 0;
    private static final byte DEEPEST = 100;

    /** An entry for what is below a host costs as much as two hosts: few verifiers agree on what it means. */
    private static final double BELOW_ONLY = 2;

    private static final double EPSILON = 1e-9;
    private static final Comparator<Zone> ORDER =
            Comparator.comparing((Zone zone) -> reversed(zone.base())).thenComparing(Zone::base);

    private final HostCounts hosts;
    private final Reach reach;
    private final Weights weights;
    private final PublicSuffixList suffixes;
    private final byte[] levels;
    private final byte[] choices;
    /** Of the children of each node: the sum of their costs, of their zones, and of labels that are not zones. */
    private final double[] costs;

    private final int[] zones;
    private final int[] labels;
    private final BitSet ownEntry = new BitSet();

    private HostFolding(HostCounts hosts, Reach reach, Weights weights, PublicSuffixList suffixes) {
        this.hosts = hosts;
        this.reach = reach;
        this.weights = weights;
        this.suffixes = suffixes;
        levels = new byte[hosts.size()];
        choices = new byte[hosts.size()];
        costs = new double[hosts.size()];
        zones = new int[hosts.size()];
        labels = new int[hosts.size()];
    }

    static Folded fold(HostCounts hosts, Reach reach, Weights weights, PublicSuffixList suffixes) {
        HostFolding folding = new HostFolding(hosts, reach, weights, suffixes);
        folding.findLevels();
        for (int node = hosts.size() - 1; node > HostCounts.ROOT; node--) {
            folding.choose(node);
        }
        return folding.result();
    }

    /** How far below a registered domain each node is. Parents come first. */
    private void findLevels() {
        levels[HostCounts.ROOT] = SHARED;
        for (int node = 1; node < levels.length; node++) {
            int parent = hosts.parent(node);
            byte above = levels[parent];
            levels[node] = above >= PRIVATE_TOP ? (byte) Math.min(above + 1, DEEPEST) : levelOf(node, parent);
        }
    }

    private byte levelOf(int node, int parent) {
        String name = hosts.text(node);
        if (suffixes.isShared(name)) {
            return SHARED;
        }
        return parent == HostCounts.ROOT ? PRIVATE_TOP : DOMAIN;
    }

    private void choose(int node) {
        boolean isLeaf = labels[node] == 0 && zones[node] == 0;
        double out = weights.leavingOut(hosts.under(node));
        double own = costOfOwn(node);
        double split = costs[node] + own;
        double open = costOfOpen(node, isLeaf) + (reach == Reach.HOST_OR_BELOW ? own : 0);
        // A domain is opened only for a reason, and a subdomain is split only for a reason.
        boolean isSplitForNothing = levels[node] > DOMAIN && labels[node] + zones[node] > 1;
        double margin = isLeaf || isSplitForNothing ? EPSILON : -EPSILON;
        double best;
        if (open < split + margin && open <= out + EPSILON) {
            choices[node] = OPEN;
            best = open;
        } else if (split <= out + EPSILON && !(isLeaf && reach == Reach.HOST_AND_BELOW)) {
            choices[node] = SPLIT;
            best = split;
        } else {
            choices[node] = LEFT_OUT;
            best = out;
        }
        tell(hosts.parent(node), node, best, isLeaf);
    }

    /** Adds what was chosen for a node to what its parent knows. */
    private void tell(int parent, int node, double cost, boolean isLeaf) {
        costs[parent] += cost;
        int inside = switch (choices[node]) {
            case OPEN -> isLeaf && !hosts.isOpen(node) ? 0 : 1;
            case SPLIT -> zones[node];
            default -> 0;
        };
        zones[parent] += inside;
        labels[parent] += inside == 0 ? 1 : 0;
    }

    /** What the name of the node itself costs if the node is not opened. */
    private double costOfOwn(int node) {
        int own = hosts.own(node);
        if (own == 0) {
            return 0;
        }
        double out = weights.leavingOut(own);
        if (reach == Reach.HOST_AND_BELOW || levels[node] == SHARED) {
            return out;
        }
        if (out >= 1 - EPSILON) {
            ownEntry.set(node);
        }
        return Math.min(1, out);
    }

    private double costOfOpen(int node, boolean isLeaf) {
        boolean isHost = isLeaf && !hosts.isOpen(node);
        boolean isRare = levels[node] == PRIVATE_TOP && !isHost && hosts.under(node) < weights.supportOfPrivateTop();
        if (levels[node] == SHARED || isRare) {
            return Double.POSITIVE_INFINITY;
        }
        if (reach == Reach.HOST_OR_BELOW) {
            return isHost ? Double.POSITIVE_INFINITY : BELOW_ONLY + costOfBreadth(node);
        }
        return isHost ? 1 : 1 + costOfBreadth(node);
    }

    /**
     * What is let in that nobody uses. If every label is new, one more is likely, and nothing is let in for nothing. The more
     * zones make up the names in use, the less likely is a name outside them.
     */
    private double costOfBreadth(int node) {
        if (hosts.isOpen(node)) {
            return 0; // a wildcard uses all of it
        }
        double known = Weights.LABELS_FOR_A_ZONE * zones[node];
        double unused = zones[node] == 0 ? 0 : known / (labels[node] + known);
        return weights.breadth() * all(levels[node]) * unused;
    }

    private static double all(byte level) {
        return switch (level) {
            case PRIVATE_TOP -> Weights.ALL_OF_A_PRIVATE_TOP;
            case DOMAIN -> Weights.ALL_OF_A_DOMAIN;
            default -> Weights.ALL_OF_A_SUBDOMAIN;
        };
    }

    private Folded result() {
        List<Zone> found = new ArrayList<>();
        BitSet reached = new BitSet(levels.length);
        reached.set(HostCounts.ROOT);
        choices[HostCounts.ROOT] = SPLIT;
        long leftOut = 0;
        for (int node = 1; node < levels.length; node++) {
            int parent = hosts.parent(node);
            if (!reached.get(parent) || choices[parent] != SPLIT) {
                continue;
            }
            reached.set(node);
            leftOut += take(node, found);
        }
        found.sort(ORDER);
        return new Folded(found, leftOut);
    }

    /** Adds the entries of a node itself; returns how many certificates it leaves out. */
    private long take(int node, List<Zone> found) {
        if (choices[node] == LEFT_OUT) {
            return hosts.under(node);
        }
        if (choices[node] == OPEN && reach == Reach.HOST_AND_BELOW) {
            found.add(new Zone(hosts.text(node), hosts.under(node)));
            return 0;
        }
        if (choices[node] == OPEN) {
            found.add(new Zone("." + hosts.text(node), hosts.under(node) - hosts.own(node)));
        }
        if (ownEntry.get(node)) {
            found.add(new Zone(hosts.text(node), hosts.own(node)));
            return 0;
        }
        return hosts.own(node);
    }

    /** The labels from the right, so that the zones of one domain come together. */
    private static String reversed(String base) {
        String[] labels = base.split("\\.", -1);
        StringBuilder text = new StringBuilder();
        for (int i = labels.length - 1; i >= 0; i--) {
            text.append(labels[i]).append('\0');
        }
        return text.toString();
    }
}
