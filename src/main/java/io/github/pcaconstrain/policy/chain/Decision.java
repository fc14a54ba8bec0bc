package io.github.pcaconstrain.policy.chain;

/** What constraints decide about a presented name. Only {@link #PERMITTED} allows it. */
public enum Decision {
    /** Inside a permitted subtree of every CA that permits any of its form, and outside every excluded one. */
    PERMITTED("permitted"),
    /** Inside an excluded subtree, or a wildcard that can expand into one. */
    EXCLUDED("excluded"),
    /** Outside every permitted subtree of its form. */
    NOT_PERMITTED("not permitted"),
    /** The name or the constraints break the rules of their form, so the name cannot be allowed. */
    MALFORMED("malformed"),
    /** The form is constrained but cannot be matched. */
    UNSUPPORTED("unsupported form", "unsupported type");

    private final String label;
    private final String text;

    Decision(String label) {
        this(label, label);
    }

    Decision(String label, String text) {
        this.label = label;
        this.text = text;
    }

    /** The value in JSON results, which never changes. */
    public String label() {
        return label;
    }

    /** The decision in the words of messages and reports. */
    public String text() {
        return text;
    }
}
