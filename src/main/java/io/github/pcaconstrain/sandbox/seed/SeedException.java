package io.github.pcaconstrain.sandbox.seed;

/** A seed file that cannot be read, or whose CAs and certificates cannot be created. */
public final class SeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** Creates it with a place, a problem and a hint. */
    SeedException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
