package io.github.pcaconstrain.cli.prompt;

/**
 * A key that was pressed.
 *
 * @param kind what it means
 * @param text what it types; empty unless the kind is {@link Kind#TEXT}
 */
record Key(Kind kind, String text) {
    enum Kind {
        TEXT,
        ENTER,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        /** To the beginning: Home, or Ctrl-A. */
        HOME,
        /** To the end: End, or Ctrl-E. */
        END,
        BACKSPACE,
        DELETE,
        /** Ctrl-W. */
        ERASE_WORD,
        /** Ctrl-U. */
        ERASE_BEFORE,
        /** Ctrl-K. */
        ERASE_AFTER,
        ESCAPE,
        /** Ctrl-C. */
        CANCEL,
        /** Ctrl-D, or the terminal is gone. */
        END_OF_INPUT,
        /** The terminal has another size now. */
        RESIZED,
        OTHER
    }

    static Key of(Kind kind) {
        return new Key(kind, "");
    }
}
