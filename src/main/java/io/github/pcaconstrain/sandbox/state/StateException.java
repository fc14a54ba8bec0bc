package io.github.pcaconstrain.sandbox.state;

import io.github.pcaconstrain.sandbox.wire.UnavailableException;

/**
 * A state folder, or a file in it, that cannot be used: another sandbox uses it, it is damaged, or it cannot be read or
 * written.
 */
public final class StateException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** Creates it with a message that names the folder or file and the problem, and a hint. */
    public StateException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /**
     * A damaged document.
     * @param where its file
     * @param why what is wrong with it
     */
    static StateException damaged(String where, String why) {
        return new StateException(
                "the state is damaged: " + where + ": " + why,
                "restore the file, or use another folder with --dir or --sandbox=DIR");
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
