package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.SeededHash;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Subtrees over host names, by label from the right. A host is the end of a text, so the hosts of mailboxes and
 * wildcards need not be extracted. All labels of the trie are in one table, by their own text and that of the labels to
 * their right. If a node has only one child, as most nodes at the right end do, the child is compared without a table
 * look-up.
 */
final class HostTrie {
    /** Which part of a host a subtree covers. */
    enum Reach {
        HOST,
        BELOW,
        HOST_AND_BELOW,
        /** Nothing: the host is stored only so that it can be reported as the closest one. */
        NOTHING
    }

    private static final class Node extends NodeTable.Node<Node> {
        private final @Nullable Node parent;
        /** A text that ends with the labels of this node. */
        private final String text;
        /** The length of these labels, each with the dot before it. */
        private final int length;

        private final int labelLength;

        /** The last child, which is the only one until there are several. */
        private @Nullable Node lastChild;

        private boolean hasSeveral;

        private @Nullable Subtree host;
        private @Nullable Subtree below;
        private @Nullable Subtree hostOfChild;
        private @Nullable Subtree any;

        Node(long hash, @Nullable Node parent, String text, int length) {
            super(hash);
            this.parent = parent;
            this.text = text;
            this.length = length;
            this.labelLength = length - 1 - (parent == null ? 0 : parent.length);
        }

        /**
         * Whether the label at this position is that of this node. The labels to the right are already known to be
         * equal.
         */
        boolean isLabel(String other, int start) {
            return other.length() - start + 1 == length
                    && HostName.isSame(text, text.length() - length + 1, other, start, labelLength);
        }
    }

    private final NodeTable<Node> nodes;
    private final Node root = new Node(0, null, "", 0);

    /** Creates a trie for about this number of subtrees. */
    HostTrie(int expected) {
        nodes = new NodeTable<>(expected);
    }

    /** What an empty base covers if RFC 5280 does not define it: everything if excluded, nothing if permitted. */
    static Reach reachOfEmpty(Side side) {
        return side == Side.EXCLUDED ? Reach.HOST_AND_BELOW : Reach.NOTHING;
    }

    /** Adds a subtree over the host that starts at this index. If several cover a host, the first is reported. */
    void add(String text, int from, Reach reach, Subtree subtree) {
        Node parent = root;
        Node node = root;
        node.any = first(node.any, subtree);
        while (text.length() - node.length > from) {
            parent = node;
            node = childOrNew(node, text, from);
            node.any = first(node.any, subtree);
        }
        if (reach == Reach.HOST || reach == Reach.HOST_AND_BELOW) {
            node.host = first(node.host, subtree);
            parent.hostOfChild = first(parent.hostOfChild, subtree);
        }
        if (reach == Reach.BELOW || reach == Reach.HOST_AND_BELOW) {
            node.below = first(node.below, subtree);
        }
    }

    boolean isEmpty() {
        return root.any == null;
    }

    /** A subtree that covers the host. */
    Optional<Subtree> covering(String text, int from) {
        Node last = walk(text, from);
        return Optional.ofNullable(isWhole(last, text, from) ? last.host : last.below);
    }

    /** A subtree that covers every host with exactly one more label than the parent. */
    Optional<Subtree> coveringEveryChild(String text, int from) {
        return Optional.ofNullable(walk(text, from).below);
    }

    /** A subtree that covers some host with exactly one more label than the parent. */
    Optional<Subtree> coveringSomeChild(String text, int from) {
        Node last = walk(text, from);
        boolean isEvery = last.below != null || !isWhole(last, text, from);
        return Optional.ofNullable(isEvery ? last.below : last.hostOfChild);
    }

    /** A subtree that covers everything reachable from the host. */
    Optional<Subtree> coveringAll(String text, int from, Reach reach) {
        return switch (reach) {
            case HOST -> covering(text, from);
            case BELOW -> coveringEveryChild(text, from);
            // Only an empty base reaches both here, and at the root only another one covers it.
            case HOST_AND_BELOW -> covering(text, from);
            case NOTHING -> Optional.empty();
        };
    }

    /** The subtree with the most labels in common with the host. */
    Optional<Subtree> nearest(String text, int from) {
        return Optional.ofNullable(walk(text, from).any);
    }

    /** Follows the labels as far as possible, or until everything below is covered. */
    private Node walk(String text, int from) {
        Node node = root;
        while (text.length() - node.length > from) {
            Node next = node.below != null ? null : child(node, text, from);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private @Nullable Node child(Node parent, String text, int from) {
        int start = label(parent, text, from);
        return parent.hasSeveral
                ? find(parent, text, start, hash(parent, text, start))
                : lastChild(parent, text, start);
    }

    private Node childOrNew(Node parent, String text, int from) {
        int start = label(parent, text, from);
        Node last = lastChild(parent, text, start);
        if (last != null) {
            return last;
        }
        long hash = hash(parent, text, start);
        Node present = parent.hasSeveral ? find(parent, text, start, hash) : null;
        return present == null ? newChild(parent, text, start, hash) : present;
    }

    private Node newChild(Node parent, String text, int start, long hash) {
        Node node = new Node(hash, parent, text, text.length() - start + 1);
        nodes.add(node);
        parent.hasSeveral = parent.lastChild != null;
        parent.lastChild = node;
        return node;
    }

    private static @Nullable Node lastChild(Node parent, String text, int start) {
        Node last = parent.lastChild;
        return last != null && last.isLabel(text, start) ? last : null;
    }

    private @Nullable Node find(Node parent, String text, int start, long hash) {
        for (Node node = nodes.chain(hash); node != null; node = node.next()) {
            if (node.hash == hash && node.parent == parent && node.isLabel(text, start)) {
                return node;
            }
        }
        return null;
    }

    /** The start of the next label. */
    private static int label(Node parent, String text, int from) {
        return Math.max(from, text.lastIndexOf('.', text.length() - parent.length - 1) + 1);
    }

    private static long hash(Node parent, String text, int start) {
        return SeededHash.add(parent.hash, text, start, text.length() - parent.length);
    }

    private static boolean isWhole(Node node, String text, int from) {
        return text.length() - node.length <= from;
    }

    private static Subtree first(@Nullable Subtree present, Subtree added) {
        return present == null ? added : present;
    }
}
