package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.policy.name.PrintableText;

/** A result for a reader, as lines of a name and a value. */
public final class FieldLines {
    private FieldLines() {}

    public static void add(StringBuilder text, String name, String value) {
        text.append(String.format("%-12s %s\n", name, PrintableText.printable(value)));
    }
}
