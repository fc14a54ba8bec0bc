package io.github.pcaconstrain.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subtrees over host names, by label from the right. Hosts are folded by the caller. */
final class HostTrie {
    /** What of a host a subtree covers. */
    enum Reach {
        HOST,
        BELOW,
        HOST_AND_BELOW,
        /** Nothing: the host is known only so that it can be named as the nearest. */
        NOTHING
    }

    private static final class Node {
        private @Nullable Map<String, Node> children;
        private @Nullable Subtree host;
        private @Nullable Subtree below;
        private @Nullable Subtree hostOfChild;
        private @Nullable Subtree any;

        Node child(String label) {
            if (children == null) {
                children = new HashMap<>();
            }
            return children.computeIfAbsent(label, added -> new Node());
        }

        @Nullable
        Node existingChild(String label) {
            return children == null ? null : children.get(label);
        }
    }

    private final Node root = new Node();

    /** What an empty base covers where RFC 5280 does not say: all when excluded, nothing when permitted. */
    static Reach reachOfEmpty(Side side) {
        return side == Side.EXCLUDED ? Reach.HOST_AND_BELOW : Reach.NOTHING;
    }

    /** Adds a subtree; the first that covers a host stays the one that is reported. */
    void add(String host, Reach reach, Subtree subtree) {
        Node parent = root;
        Node node = root;
        int end = host.length();
        node.any = first(node.any, subtree);
        while (end > 0) {
            int dot = host.lastIndexOf('.', end - 1);
            parent = node;
            node = node.child(host.substring(dot + 1, end));
            node.any = first(node.any, subtree);
            end = dot;
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
    Optional<Subtree> covering(String host) {
        Walk walk = walk(host);
        return Optional.ofNullable(walk.covered != null || !walk.complete ? walk.covered : walk.last.host);
    }

    /** A subtree that covers every host that has one label more than the parent. */
    Optional<Subtree> coveringEveryChild(String parent) {
        Walk walk = walk(parent);
        return Optional.ofNullable(walk.covered != null || !walk.complete ? walk.covered : walk.last.below);
    }

    /** A subtree that covers some host that has one label more than the parent. */
    Optional<Subtree> coveringSomeChild(String parent) {
        Optional<Subtree> every = coveringEveryChild(parent);
        Walk walk = walk(parent);
        return every.isPresent() || !walk.complete ? every : Optional.ofNullable(walk.last.hostOfChild);
    }

    /** A subtree that covers all of what is reached from the host. */
    Optional<Subtree> coveringAll(String host, Reach reach) {
        return switch (reach) {
            case HOST -> covering(host);
            case BELOW -> coveringEveryChild(host);
            // Only an empty base reaches both here, and at the root only another one covers it.
            case HOST_AND_BELOW -> covering(host);
            case NOTHING -> Optional.empty();
        };
    }

    /** The subtree with the most labels in common with the host. */
    Optional<Subtree> nearest(String host) {
        return Optional.ofNullable(walk(host).last.any);
    }

    /** As far as the labels lead: what covered on the way, and whether the whole host was walked. */
    private record Walk(Node last, @Nullable Subtree covered, boolean complete) {}

    private Walk walk(String host) {
        Node node = root;
        int end = host.length();
        while (end > 0) {
            int dot = host.lastIndexOf('.', end - 1);
            Node next = node.below != null ? null : node.existingChild(host.substring(dot + 1, end));
            if (next == null) {
                return new Walk(node, node.below, false);
            }
            node = next;
            end = dot;
        }
        return new Walk(node, null, true);
    }

    private static Subtree first(@Nullable Subtree present, Subtree added) {
        return present == null ? added : present;
    }
}
