package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.policy.Characters;

/** A result for a reader, as lines of a name and a value. */
final class FieldLines {
    private FieldLines() {}

    static void add(StringBuilder text, String name, String value) {
        text.append(String.format("%-12s %s\n", name, Characters.printable(value)));
    }
}
