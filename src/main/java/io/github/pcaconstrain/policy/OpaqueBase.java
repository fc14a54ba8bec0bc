package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Objects;

/**
 * A base of a form that is read and shown, but not matched: otherName, x400Address, ediPartyName, registeredID. A
 * presented name of such a form is refused by any CA that constrains the form (RFC 5280, section 4.2.1.10: "must either
 * process the constraint or reject the certificate").
 *
 * @param form one of the unsupported forms
 * @param value the name as shown to the user, such as a type OID
 * @param encoded its GeneralName in DER, in hexadecimal
 */
public record OpaqueBase(NameForm form, String value, String encoded) implements SubtreeBase {
    public OpaqueBase {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(encoded, "encoded");
        if (form.isSupported()) {
            throw new IllegalArgumentException(form + " has a type of its own");
        }
    }
}
