package io.github.pcaconstrain.probing.channel;

/** The expected outcome of a probe. */
public enum Expectation {
    /** A certificate must be issued. */
    ALLOWED("allowed"),
    /** It must be refused because of the constraints. */
    REFUSED("refused"),
    /** Verifiers disagree on such names, so the outcome is only noted. */
    EITHER("either");

    private final String label;

    Expectation(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
