package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.pem.PemWriter;

/**
 * The value of the extension in PEM. PEM cannot express criticality and has no registered label for this, so the label
 * is the project's own, and an extension that is read from PEM is assumed to be critical.
 */
final class NameConstraintsPem {
    static final String LABEL = "NAME CONSTRAINTS";

    private NameConstraintsPem() {}

    static String write(ExtensionValue value) {
        return PemWriter.of(LABEL, value.der());
    }
}
