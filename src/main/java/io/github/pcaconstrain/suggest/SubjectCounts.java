package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import io.github.pcaconstrain.policy.name.RdnKey;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Subjects, counted by the organization that they start with: what comes before the common name and the like. Not
 * thread-safe.
 */
public final class SubjectCounts {
    /** What names one holder of a certificate: common name, serial number, name, user, mailbox, unique identifier. */
    private static final Set<String> OF_A_HOLDER = Set.of(
            "2.5.4.3",
            "2.5.4.4",
            "2.5.4.5",
            "2.5.4.41",
            "2.5.4.42",
            "2.5.4.45",
            "2.5.4.46",
            "0.9.2342.19200300.100.1.1",
            "1.2.840.113549.1.9.1");

    private static final String ORGANIZATION = "2.5.4.10";
    private static final String UNIT = "2.5.4.11";
    private static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";

    /** Subjects with more different starts than this follow no pattern, and do not fill memory. */
    private static final int MOST_NODES = 10_000;

    /** More organizations than this are not limited to. */
    private static final int MOST_ENTRIES = 5;

    /** A pattern that fewer subjects follow is none. */
    private static final double MOST_OF_THEM = 0.9;

    private static final class Node {
        private final DistinguishedName name;
        private final Map<String, Node> children = new TreeMap<>();
        private int under;
        private int own;
        private int last = -1;

        Node(DistinguishedName name) {
            this.name = name;
        }
    }

    /**
     * A common start of subjects.
     *
     * @param certificates how many certificates have it
     */
    record Start(DirectoryNameBase base, int certificates) {}

    private final Node root = new Node(new DistinguishedName(List.of(), ""));
    private int nodes;

    /** How many RDNs of a subject come before those that name its holder. */
    public static int organization(DistinguishedName subject) {
        int length = 0;
        while (length < subject.rdns().size() && !isOfHolder(subject.rdns().get(length))) {
            length++;
        }
        return length;
    }

    private static boolean isOfHolder(Rdn rdn) {
        return rdn.attributes().stream().map(Attribute::type).anyMatch(OF_A_HOLDER::contains);
    }

    /** Counts a name of a certificate, whose names are added one after the other. */
    void add(DistinguishedName subject, int certificate) {
        Node node = root;
        count(node, certificate);
        int length = organization(subject);
        for (int i = 0; i < length; i++) {
            String key = RdnKey.of(subject.rdns().get(i), Side.PERMITTED);
            Node child = node.children.get(key);
            if (child == null) {
                if (nodes == MOST_NODES) {
                    break;
                }
                nodes++;
                child = new Node(DistinguishedNames.start(subject, i + 1));
                node.children.put(key, child);
            }
            node = child;
            count(node, certificate);
        }
        node.own++;
    }

    private static void count(Node node, int certificate) {
        if (node.last != certificate) {
            node.last = certificate;
            node.under++;
        }
    }

    /** How many certificates have such a name. */
    int certificates() {
        return root.under;
    }

    /**
     * The starts that enough subjects have; empty if there are too many of them. Each is as long as all subjects of the
     * organization allow.
     */
    List<Start> starts(Weights weights) {
        List<Start> starts = new ArrayList<>();
        collect(root, weights, starts);
        int covered = starts.stream().mapToInt(Start::certificates).sum();
        boolean isPattern = starts.size() <= MOST_ENTRIES && covered >= MOST_OF_THEM * root.under;
        return isPattern ? starts : List.of();
    }

    private static void collect(Node node, Weights weights, List<Start> starts) {
        for (Node child : node.children.values()) {
            if (child.under < weights.support()) {
                continue;
            }
            if (isOrganization(child.name)) {
                Node longest = longest(child);
                starts.add(new Start(new DirectoryNameBase(longest.name), longest.under));
            } else {
                collect(child, weights, starts);
            }
        }
    }

    private static Node longest(Node from) {
        Node node = from;
        while (node.own == 0 && node.children.size() == 1) {
            node = node.children.values().iterator().next();
        }
        return node;
    }

    /** Whether the name is that of an organization: a country alone is everybody's, and so is the last domain component. */
    private static boolean isOrganization(DistinguishedName name) {
        long components = name.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(DOMAIN_COMPONENT))
                .count();
        return components > 1
                || name.rdns().stream()
                        .flatMap(rdn -> rdn.attributes().stream())
                        .anyMatch(attribute -> attribute.type().equals(ORGANIZATION)
                                || attribute.type().equals(UNIT));
    }
}
