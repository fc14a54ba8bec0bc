package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that was split into a form prefix and a value.
 *
 * @param form the form that the prefix names
 * @param value the text after the colon, trimmed
 */
record FormPrefix(NameForm form, String value) {
    /** Splits a text; empty if it does not start with a known prefix. */
    static Optional<FormPrefix> of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String prefix = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        for (NameForm form : NameForm.values()) {
            if (form.isSupported() && form.prefix().equals(prefix)) {
                return Optional.of(
                        new FormPrefix(form, text.substring(colon + 1).strip()));
            }
        }
        return Optional.empty();
    }
}
