package io.github.pcaconstrain.policy.chain;

/** What the constraints say of a presented name. Only {@link #PERMITTED} lets it pass. */
public enum Decision {
    /** Inside a permitted subtree of every CA that has any of its form, and outside every excluded one. */
    PERMITTED("permitted"),
    /** Inside an excluded subtree, or a wildcard that can expand into one. */
    EXCLUDED("excluded"),
    /** Outside every permitted subtree of its form. */
    NOT_PERMITTED("not permitted"),
    /** The name or the constraints break the rules of their form, so nothing can be said in their favour. */
    MALFORMED("malformed"),
    /** The form is constrained but cannot be matched. */
    UNSUPPORTED("unsupported form");

    private final String label;

    Decision(String label) {
        this.label = label;
    }

    /** The word for it in reports. */
    public String label() {
        return label;
    }
}
