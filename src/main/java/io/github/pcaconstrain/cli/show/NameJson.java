package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * Names in JSON results, in readable form. If that does not determine the octets, as for a subject in PrintableString,
 * another field whose name starts with {@code exact} has a form that the tool reads back to the same octets.
 */
public final class NameJson {
    private NameJson() {}

    public static void write(String field, DistinguishedName name, JsonGenerator json) {
        write(field, name.text(), name.exact(), json);
    }

    public static void write(String field, PresentedName name, JsonGenerator json) {
        write(field, name.text(), name.exactText(), json);
    }

    public static void write(String field, SubtreeBase base, JsonGenerator json) {
        write(field, base.text(), base.exactText(), json);
    }

    /** Writes a name of which both spellings are known. */
    public static void write(String field, String text, String exact, JsonGenerator json) {
        json.writeStringProperty(field, text);
        if (!exact.equals(text)) {
            json.writeStringProperty(
                    "exact" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1), exact);
        }
    }
}
