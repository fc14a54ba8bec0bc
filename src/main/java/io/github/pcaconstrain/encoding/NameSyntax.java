package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text syntax of names to check: {@code www.example.com}, {@code ip:10.0.0.1}, {@code email:user@example.com},
 * {@code uri:https://example.com/}, {@code dn:CN=x,O=Acme}.
 *
 * <p>A name that breaks the rules of its form is still a name: a certificate may present it, and its verdict is
 * "malformed". Only a text that cannot be turned into a name of the form at all is refused here.
 */
public final class NameSyntax {
    /** A URI with more than a slash after its host, which itself has no commas. */
    private static final Pattern BEHIND_HOST = Pattern.compile("^[^/?#]*(//[^/?#]*)?+(/.|/?[?#])");

    /** An equals sign is allowed in no host, and what is before it here begins no mailbox. */
    private static final Pattern START_OF_SUBJECT =
            Pattern.compile("^(?i:cn|o|ou|c|l|st|dc|uid|e|emailaddress|serialnumber|street|[0-9]+(?:\\.[0-9]+)+) *=");

    private NameSyntax() {}

    /**
     * Parses a name with or without a form prefix.
     *
     * @throws InvalidNameException if the text cannot be turned into a name
     */
    public static PresentedName parse(String text, Notes notes) {
        Optional<FormPrefix> prefixed = FormPrefix.of(text.strip());
        return prefixed.isPresent()
                ? parse(prefixed.get().form(), prefixed.get().value(), notes)
                : bare(text.strip(), notes);
    }

    /**
     * Parses the value of a command-line option, which is an {@link EntryList}. A URI may have commas in its path or query, so
     * that one before a name without a prefix is in doubt.
     *
     * @throws InvalidNameException if the text cannot be turned into names, or where they end is in doubt
     */
    @SuppressWarnings("OrphanedFormatString") // %2C is how a URI writes a comma
    public static List<PresentedName> parseList(String option, Notes notes) {
        List<String> entries = EntryList.split(option);
        for (int i = 0; i + 1 < entries.size(); i++) {
            if (mayHaveCommas(entries.get(i))
                    && FormPrefix.of(entries.get(i + 1)).isEmpty()) {
                throw new InvalidNameException(
                        "name '" + PrintableText.printable(entries.get(i)) + "'",
                        "the comma after it may belong to the URI or end it",
                        "write %2C for a comma in a URI; after the last URI of a list, write dns: before DNS names");
            }
        }
        return entries.stream().map(entry -> parse(entry, notes)).toList();
    }

    private static boolean mayHaveCommas(String entry) {
        return FormPrefix.of(entry)
                .filter(prefixed -> prefixed.form() == NameForm.URI)
                .filter(prefixed -> BEHIND_HOST.matcher(prefixed.value()).find())
                .isPresent();
    }

    /** Parses a name in the same way, but returns a malformed name if the text cannot be turned into one. */
    public static PresentedName parseAny(String text, Notes notes) {
        try {
            return parse(text, notes);
        } catch (InvalidNameException e) {
            FormPrefix named = FormPrefix.of(text).orElse(new FormPrefix(NameForm.DNS, text));
            return new PresentedName.Malformed(named.form(), named.value(), e.problem());
        }
    }

    /**
     * Parses a name from a list. There, addresses, mailboxes, URIs and subjects need no prefixes, and a host may have the final
     * dot that DNS tools print. A malformed name is returned if the text cannot be turned into one.
     */
    public static PresentedName parseListed(String text, Notes notes) {
        if (FormPrefix.of(text).isPresent()) {
            return parseAny(text, notes);
        }
        String prefix = prefix(text);
        boolean hasFinalDot = prefix.isEmpty() && text.endsWith(".");
        return parseAny(prefix + (hasFinalDot ? text.substring(0, text.length() - 1) : text), notes);
    }

    private static String prefix(String text) {
        if (IpAddress.parse(text).isPresent()) {
            return "ip:";
        }
        if (text.contains("://")) {
            return "uri:";
        }
        if (START_OF_SUBJECT.matcher(text).find()) {
            return "dn:";
        }
        return text.indexOf('@') > 0 ? "email:" : "";
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
