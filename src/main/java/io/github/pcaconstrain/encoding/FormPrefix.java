package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Locale;
import java.util.Optional;

/**
 * A text with a form prefix, taken apart.
 *
 * @param form the form that the prefix names
 * @param value what follows the colon, stripped of blanks
 */
record FormPrefix(NameForm form, String value) {
    /** Takes the text apart, or nothing where it starts with no prefix of ours. */
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
