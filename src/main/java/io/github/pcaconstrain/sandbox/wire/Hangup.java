package io.github.pcaconstrain.sandbox.wire;

/** Closes the connection in place of an answer. */
public final class Hangup extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** No message and no stack trace, for nobody is told. */
    public Hangup() {
        super(null, null, false, false);
    }
}
