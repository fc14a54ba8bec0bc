package io.github.pcaconstrain.encoding;

/** Told of everything that is written differently from how it was typed, so that the user sees it. */
@FunctionalInterface
public interface Notes {
    /** For callers that show nothing. */
    Notes IGNORED = note -> {};

    /** One note: a sentence in lower case without a period. */
    void add(String note);
}
