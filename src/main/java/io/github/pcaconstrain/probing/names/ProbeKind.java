package io.github.pcaconstrain.probing.names;

/**
 * How a tested name relates to its subtree. The order is that of importance: if there are too many probes, the kinds at
 * the end are dropped first.
 */
public enum ProbeKind {
    /** Named by the user. */
    GIVEN("given"),
    /** One label, host or address inside the subtree. */
    BELOW("below"),
    /** Related to no subtree. */
    OUTSIDE("outside"),
    /** The base of the subtree itself. */
    BASE("base"),
    /** Beside the base, under the same parent. */
    SIBLING("sibling"),
    /** Ends in the same letters, but not in the same labels: {@code notexample.com}. */
    LOOK_ALIKE("look-alike"),
    /** Several labels inside the subtree. */
    DEEP_BELOW("deep below"),
    /** Inside, in upper case. */
    UPPER_CASE("upper case"),
    /** A wildcard over the base. */
    WILDCARD("wildcard");

    private final String label;

    ProbeKind(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
