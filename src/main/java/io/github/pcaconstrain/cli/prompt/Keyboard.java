package io.github.pcaconstrain.cli.prompt;

import java.util.Optional;

/** The keys of a terminal, each as soon as it is pressed, and its size. Closing it gives the terminal back as it was. */
interface Keyboard extends AutoCloseable {
    /** The next key; empty if none is pressed for a moment, so that the caller can see to other things. */
    Optional<Key> next();

    /** How many characters fit on a line. */
    int columns();

    /** How many lines the terminal has. */
    int rows();

    @Override
    void close();
}
