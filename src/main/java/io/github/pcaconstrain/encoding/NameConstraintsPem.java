package io.github.pcaconstrain.encoding;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The value of the extension between PEM lines. PEM has no place for criticality and no registered label for this, so
 * the label is ours, and what is read back is taken as critical.
 */
final class NameConstraintsPem {
    static final String LABEL = "NAME CONSTRAINTS";

    private NameConstraintsPem() {}

    static String write(ExtensionValue value) {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(LABEL, value.der()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
