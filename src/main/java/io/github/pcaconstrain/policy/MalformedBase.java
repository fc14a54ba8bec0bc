package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.Objects;
import java.util.Optional;

/**
 * A base read from a certificate that breaks the rules of its form. It is kept so that it can be shown. A CA that has
 * one allows no name, because the intention of the constraint is unknown.
 *
 * @param form the form it claims
 * @param value what was found: as text if possible, otherwise in hexadecimal
 * @param flaw what is wrong with it
 * @param encoded its GeneralName in DER, in hexadecimal
 */
public record MalformedBase(NameForm form, String value, Flaw flaw, String encoded) implements SubtreeBase {
    public MalformedBase {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(flaw, "flaw");
        Objects.requireNonNull(encoded, "encoded");
    }

    static void reject(Optional<Flaw> flaw, String value) {
        if (flaw.isPresent()) {
            throw new IllegalArgumentException(
                    PrintableText.printable(value) + ": " + flaw.get().words());
        }
    }
}
