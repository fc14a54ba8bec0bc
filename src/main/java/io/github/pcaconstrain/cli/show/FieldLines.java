package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.policy.name.PrintableText;

/** A result for people, as lines with a name and a value. */
public final class FieldLines {
    private static final Columns COLUMNS = Columns.of(1, 12);

    private FieldLines() {}

    public static void add(StringBuilder text, String name, String value) {
        text.append(COLUMNS.line(name, PrintableText.printable(value))).append('\n');
    }
}
