package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.Optional;

/**
 * Names to be checked, as text: {@code www.example.com}, {@code ip:10.0.0.1}, {@code email:user@example.com},
 * {@code uri:https://example.com/}, {@code dn:CN=x,O=Acme}.
 *
 * <p>A name that breaks the rules of its form is still a name: a certificate may present it, and the verdict on it is
 * "malformed". Only a text from which no name of the form can be made at all is refused here.
 */
public final class NameSyntax {
    private NameSyntax() {}

    /**
     * Reads a name with or without a form prefix.
     *
     * @throws InvalidNameException if no name can be made of it
     */
    public static PresentedName parse(String text, Notes notes) {
        Optional<FormPrefix> prefixed = FormPrefix.of(text.strip());
        return prefixed.isPresent()
                ? parse(prefixed.get().form(), prefixed.get().value(), notes)
                : bare(text.strip(), notes);
    }

    /** Reads a name likewise, and takes a text from which no name can be made for a malformed one of its form. */
    public static PresentedName parseAny(String text, Notes notes) {
        try {
            return parse(text, notes);
        } catch (InvalidNameException e) {
            FormPrefix named = FormPrefix.of(text).orElse(new FormPrefix(NameForm.DNS, text));
            return new PresentedName.Malformed(named.form(), named.value(), e.problem());
        }
    }

    private static PresentedName bare(String text, Notes notes) {
        if (text.isEmpty()) {
            throw new InvalidNameException(
                    "name ''",
                    "it is empty",
                    "write a DNS name, or another name with its prefix: ip:, email:, uri: or dn:");
        }
        if (IpAddress.parse(text).isPresent()) {
            throw misread(text, "is an IP address", "ip:");
        }
        if (text.contains("://")) {
            throw misread(text, "is a URI", "uri:");
        }
        if (text.contains("@")) {
            throw misread(text, "is an email address", "email:");
        }
        return dns(text, notes);
    }

    private static InvalidNameException misread(String text, String what, String prefix) {
        String shown = PrintableText.printable(text);
        return new InvalidNameException(
                "name '" + shown + "'",
                "it " + what + ", and a name without a prefix is a DNS name",
                "write " + prefix + shown);
    }

    private static PresentedName parse(NameForm form, String value, Notes notes) {
        return switch (form) {
            case DNS -> dns(value, notes);
            case IP ->
                new PresentedName.Ip(IpAddress.parse(value)
                        .orElseThrow(() -> invalid(form, value, "it is not an IP address", addressHint(value))));
            case EMAIL -> new PresentedName.Email(toAscii(form, value, value.lastIndexOf('@') + 1, notes));
            case URI -> new PresentedName.Uri(value);
            case DIRECTORY_NAME -> directory(value);
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID ->
                throw new IllegalStateException("no prefix names " + form);
        };
    }

    /** Names are single addresses; blocks are constraints. */
    private static String addressHint(String value) {
        int slash = value.indexOf('/');
        return slash > 0 && IpAddress.parse(value.substring(0, slash)).isPresent()
                ? "a certificate presents single addresses: write ip:" + value.substring(0, slash)
                        + " to check that one"
                : "an IPv4 address has four numbers from 0 to 255, an IPv6 address groups of hexadecimal digits";
    }

    private static PresentedName dns(String value, Notes notes) {
        return new PresentedName.Dns(toAscii(NameForm.DNS, value, 0, notes));
    }

    private static PresentedName directory(String value) {
        try {
            return new PresentedName.Directory(DistinguishedNameText.parse(value));
        } catch (InvalidConstraintException e) {
            throw invalid(NameForm.DIRECTORY_NAME, value, e.flaw(), e.hint());
        }
    }

    private static String toAscii(NameForm form, String value, int hostStart, Notes notes) {
        if (!InternationalHost.isInternational(value)) {
            return value;
        }
        InternationalHost.Conversion conversion = InternationalHost.toAscii(value.substring(hostStart));
        conversion.flaw().ifPresent(flaw -> {
            throw invalid(form, value, flaw, "type the A-label (xn--...) of the name you mean");
        });
        String ascii = value.substring(0, hostStart) + conversion.ascii();
        notes.add(PrintableText.printable(value) + " is checked as " + ascii);
        return ascii;
    }

    private static InvalidNameException invalid(NameForm form, String value, String problem, String hint) {
        return new InvalidNameException(
                "name '" + form.prefix() + ":" + PrintableText.printable(value) + "'", problem, hint);
    }
}
