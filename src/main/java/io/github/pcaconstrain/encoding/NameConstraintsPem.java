package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.pem.PemText;

/**
 * The value of the extension between PEM lines. PEM has no place for criticality and no registered label for this, so
 * the label is ours, and what is read back is taken as critical.
 */
final class NameConstraintsPem {
    static final String LABEL = "NAME CONSTRAINTS";

    private NameConstraintsPem() {}

    static String write(ExtensionValue value) {
        return PemText.of(LABEL, value.der());
    }
}
