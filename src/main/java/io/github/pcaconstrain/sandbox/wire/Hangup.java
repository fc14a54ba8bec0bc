package io.github.pcaconstrain.sandbox.wire;

/** Closes the connection instead of answering. */
public final class Hangup extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** No message and no stack trace, since nobody would see them. */
    public Hangup() {
        super(null, null, false, false);
    }
}
