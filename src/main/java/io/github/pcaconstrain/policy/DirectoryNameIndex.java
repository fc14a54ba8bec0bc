package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.DistinguishedName.Rdn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * directoryName constraints: a trie over RDNs from the most significant one.
 *
 * <p>RFC 5280, section 4.2.1.10: "Restrictions of the form directoryName MUST be applied to the subject field in the
 * certificate ... and to any names of type directoryName in the subjectAltName extension." A constraint covers every
 * name that starts with its RDNs; how values are compared stands in {@link RdnKey}.
 */
final class DirectoryNameIndex implements SubtreeIndex<DistinguishedName> {
    private static final class Node extends NodeTable.Node<Node> {
        private final @Nullable Node parent;
        private final Rdn rdn;
        /** The last child, which is the only one until there are several. */
        private @Nullable Node lastChild;

        private boolean hasSeveral;
        private @Nullable Subtree here;
        private @Nullable Subtree any;

        Node(long hash, @Nullable Node parent, Rdn rdn) {
            super(hash);
            this.parent = parent;
            this.rdn = rdn;
        }
    }

    private final Side side;
    private final NodeTable<Node> nodes;
    private final Node root = new Node(0, null, new Rdn(List.of()));

    DirectoryNameIndex(Side side, int expected) {
        this.side = side;
        nodes = new NodeTable<>(expected);
    }

    void add(DirectoryNameBase base, Subtree subtree) {
        Node node = root;
        mark(node, subtree);
        for (Rdn rdn : base.name().rdns()) {
            node = childOrNew(node, rdn);
            mark(node, subtree);
        }
        if (node.here == null) {
            node.here = subtree;
        }
    }

    private static void mark(Node node, Subtree subtree) {
        if (node.any == null) {
            node.any = subtree;
        }
    }

    @Override
    public boolean isEmpty() {
        return root.any == null;
    }

    @Override
    public Optional<Subtree> covering(DistinguishedName name) {
        return Optional.ofNullable(walk(name).here);
    }

    @Override
    public Optional<Subtree> coveringAll(SubtreeBase base) {
        return base instanceof DirectoryNameBase directory ? covering(directory.name()) : Optional.empty();
    }

    @Override
    public Optional<Subtree> nearest(DistinguishedName name) {
        return Optional.ofNullable(walk(name).any);
    }

    /** The first node on the name's way that ends a constraint, else the last that there is. */
    private Node walk(DistinguishedName name) {
        Node node = root;
        for (Rdn rdn : name.rdns()) {
            Node next = node.here != null ? null : child(node, rdn);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private @Nullable Node child(Node parent, Rdn rdn) {
        return parent.hasSeveral ? find(parent, rdn, RdnKey.hash(parent.hash, rdn, side)) : lastChild(parent, rdn);
    }

    private @Nullable Node lastChild(Node parent, Rdn rdn) {
        Node last = parent.lastChild;
        return last != null && RdnKey.same(last.rdn, rdn, side) ? last : null;
    }

    private @Nullable Node find(Node parent, Rdn rdn, long hash) {
        for (Node node = nodes.chain(hash); node != null; node = node.next()) {
            if (node.hash == hash && node.parent == parent && RdnKey.same(node.rdn, rdn, side)) {
                return node;
            }
        }
        return null;
    }

    private Node childOrNew(Node parent, Rdn rdn) {
        Node last = lastChild(parent, rdn);
        if (last != null) {
            return last;
        }
        long hash = RdnKey.hash(parent.hash, rdn, side);
        Node present = parent.hasSeveral ? find(parent, rdn, hash) : null;
        return present == null ? newChild(parent, rdn, hash) : present;
    }

    private Node newChild(Node parent, Rdn rdn, long hash) {
        Node node = new Node(hash, parent, rdn);
        nodes.add(node);
        parent.hasSeveral = parent.lastChild != null;
        parent.lastChild = node;
        return node;
    }
}
