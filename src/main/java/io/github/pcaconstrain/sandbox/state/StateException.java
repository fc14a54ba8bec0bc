package io.github.pcaconstrain.sandbox.state;

import io.github.pcaconstrain.sandbox.wire.UnavailableException;

/**
 * A state folder, or a file in it, that cannot be used: another sandbox has it, it is damaged, it cannot be read or
 * written.
 */
public final class StateException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** Says what is wrong with which folder or file, and what to do. */
    public StateException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /**
     * A document that is not what was written.
     *
     * @param where its file
     * @param why what is wrong with it
     */
    static StateException damaged(String where, String why) {
        return new StateException(
                "the state is damaged: " + where + ": " + why,
                "restore the file, or use another folder with --dir or --sandbox=DIR");
    }

    /** The next thing to do. */
    public String hint() {
        return hint;
    }
}
