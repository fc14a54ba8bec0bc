package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import io.github.pcaconstrain.policy.name.RdnKey;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * directoryName constraints: a trie over RDNs from the most significant one.
 *
 * <p>RFC 5280, section 4.2.1.10: "Restrictions of the form directoryName MUST be applied to the subject field in the
 * certificate ... and to any names of type directoryName in the subjectAltName extension." A constraint covers every
 * name that starts with its RDNs. {@link RdnKey} defines how values are compared.
 *
 * <p>A value that cannot be read with certainty does not fit into a trie. An exclusion covers a name if some verifier
 * may read it that way, so names and exclusions with such values are compared one by one, up to {@link #MOST_COMPARED}.
 * A name that is still in doubt after that counts as excluded.
 */
public final class DirectoryNameIndex implements SubtreeIndex<DistinguishedName> {
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

    /**
     * Limits the cost of a name that was made to be ambiguous. No honest policy has more exclusions that cannot be read
     * with certainty.
     */
    private static final int MOST_COMPARED = 1000;

    private final Side side;
    private final NodeTable<Node> nodes;
    /** The exclusions that cannot be read with certainty. Permissions need certainty, so they have none. */
    private final List<Subtree> exclusions = new ArrayList<>();

    private final List<Subtree> doubtful = new ArrayList<>();
    private final Node root = new Node(0, null, new Rdn(List.of()));

    DirectoryNameIndex(Side side, int expected) {
        this.side = side;
        nodes = new NodeTable<>(expected);
    }

    void add(DirectoryNameBase base, Subtree subtree) {
        if (side == Side.EXCLUDED) {
            exclusions.add(subtree);
            if (isDoubtful(base.name())) {
                doubtful.add(subtree);
            }
        }
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
        Optional<Subtree> certain = coveringWithCertainty(name);
        return certain.isPresent() || exclusions.isEmpty() ? certain : perhapsCovering(name);
    }

    @Override
    public String covers(DistinguishedName name) {
        return coveringWithCertainty(name).isPresent()
                ? "inside "
                : "it cannot be read with certainty, and may be inside ";
    }

    @Override
    public Optional<Subtree> coveringAll(SubtreeBase base) {
        return base instanceof DirectoryNameBase directory ? coveringWithCertainty(directory.name()) : Optional.empty();
    }

    private Optional<Subtree> coveringWithCertainty(DistinguishedName name) {
        return Optional.ofNullable(walk(name).here);
    }

    private Optional<Subtree> perhapsCovering(DistinguishedName name) {
        List<Subtree> candidates = isDoubtful(name) ? exclusions : doubtful;
        for (int i = 0; i < candidates.size(); i++) {
            if (i == MOST_COMPARED || mayCover(candidates.get(i), name)) {
                return Optional.of(candidates.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean mayCover(Subtree subtree, DistinguishedName name) {
        List<Rdn> base = subtree.base() instanceof DirectoryNameBase directory
                ? directory.name().rdns()
                : List.of();
        return base.size() <= name.rdns().size()
                && IntStream.range(0, base.size())
                        .allMatch(i -> RdnKey.mayBeSame(base.get(i), name.rdns().get(i)));
    }

    private static boolean isDoubtful(DistinguishedName name) {
        return name.rdns().stream().anyMatch(RdnKey::isDoubtful);
    }

    @Override
    public Optional<Subtree> nearest(DistinguishedName name) {
        return Optional.ofNullable(walk(name).any);
    }

    /** The first node along the name that ends a constraint, otherwise the last node. */
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
