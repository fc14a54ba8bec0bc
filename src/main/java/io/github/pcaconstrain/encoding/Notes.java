package io.github.pcaconstrain.encoding;

/** Receives notes about everything that is encoded differently from how it was typed, to show them to the user. */
@FunctionalInterface
public interface Notes {
    /** Discards all notes. */
    Notes IGNORED = note -> {};

    /** Receives a note: a sentence in lower case without a period. */
    void add(String note);
}
