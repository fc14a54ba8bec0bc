package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.pem.PemWriter;

/**
 * The value of the extension between PEM lines. PEM has no place for criticality and no registered label for this, so
 * the label is ours, and what is read back is taken as critical.
 */
final class NameConstraintsPem {
    static final String LABEL = "NAME CONSTRAINTS";

    private NameConstraintsPem() {}

    static String write(ExtensionValue value) {
        return PemWriter.of(LABEL, value.der());
    }
}
