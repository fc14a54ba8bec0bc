package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.encoding.InternationalHost.Conversion;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Constraints as text: {@code example.com}, {@code ip:10.0.0.0/8}, {@code email:.example.com}, {@code uri:example.com},
 * {@code dn:O=Acme,C=US}. Letter case is preserved; non-ASCII host names are converted to A-labels.
 */
public final class ConstraintSyntax {
    private static final String ADDRESS_PREFIX = NameForm.IP.prefix() + ":";

    private final Notes notes;
    private final BiFunction<NameForm, String, String> hints;

    private ConstraintSyntax(Notes notes, BiFunction<NameForm, String, String> hints) {
        this.notes = notes;
        this.hints = hints;
    }

    /**
     * Parses the value of a command-line option, which is an {@link EntryList}.
     *
     * @throws InvalidConstraintException if an entry is empty or breaks the rules of its form
     */
    public static List<SubtreeBase> parseList(String option, Notes notes) {
        return new ConstraintSyntax(notes, ConstraintHint::of).list(option);
    }

    /** Parses in the same way, but without hints. Hints use this, to avoid an infinite recursion. */
    static List<SubtreeBase> parseListWithoutHints(String option) {
        return new ConstraintSyntax(Notes.IGNORED, (form, value) -> "").list(option);
    }

    private List<SubtreeBase> list(String option) {
        List<String> entries = EntryList.split(option);
        List<SubtreeBase> bases = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            requireNotTorn(entries, i);
            bases.add(one(entries.get(i)));
        }
        return bases;
    }

    /**
     * Detects single values that contain a comma and so were split in two: a directory name without a prefix, or an
     * address and its mask.
     */
    private void requireNotTorn(List<String> entries, int i) {
        String one = entries.get(i);
        if (i + 1 == entries.size()) {
            return;
        }
        if (one.indexOf('=') > 0 && one.indexOf(':') < 0) {
            String whole = String.join(",", entries.subList(i, entries.size()));
            throw invalid(NameForm.DNS, one, "it has '='", hints.apply(NameForm.DNS, whole));
        }
        String address = one.regionMatches(true, 0, ADDRESS_PREFIX, 0, ADDRESS_PREFIX.length())
                ? one.substring(ADDRESS_PREFIX.length()).strip()
                : one;
        String next = entries.get(i + 1);
        AddressHint.masked(address, next).ifPresent(hint -> {
            throw new InvalidConstraintException(
                    one + ", " + next, "a comma separates the address from its mask", hint);
        });
    }

    /**
     * Parses one constraint with or without a form prefix.
     *
     * @throws InvalidConstraintException if it is empty or breaks the rules of its form
     */
    public static SubtreeBase parse(String entry, Notes notes) {
        return new ConstraintSyntax(notes, ConstraintHint::of).one(entry);
    }

    private SubtreeBase one(String entry) {
        Optional<FormPrefix> prefixed = FormPrefix.of(entry);
        if (prefixed.isPresent()) {
            return of(prefixed.get().form(), prefixed.get().value());
        }
        if (entry.isEmpty()) {
            throw new InvalidConstraintException("", "it is empty", "remove the empty entry");
        }
        if (IpAddress.parse(entry).isPresent()) {
            throw new InvalidConstraintException(
                    entry,
                    "it is an IP address, and a constraint without a prefix is a DNS name",
                    hints.apply(NameForm.DNS, entry));
        }
        if (HostName.endsInNumber(entry) && HostName.flaw(entry).isEmpty()) {
            throw new InvalidConstraintException(
                    entry,
                    "it ends in a number like an IP address, and a constraint without a prefix is a DNS name",
                    (entry.matches("[0-9.-]+") ? AddressHint.of(entry) + ", or " : "") + "write dns:" + entry
                            + " if it is a DNS name");
        }
        return of(NameForm.DNS, entry);
    }

    /**
     * Parses one constraint of a known form.
     *
     * @param form a form that a policy can hold
     * @throws InvalidConstraintException if it breaks the rules of its form
     */
    public static SubtreeBase parse(NameForm form, String value, Notes notes) {
        return new ConstraintSyntax(notes, ConstraintHint::of).of(form, value);
    }

    private SubtreeBase of(NameForm form, String value) {
        return switch (form) {
            case DNS -> host(form, value, DnsBase::flaw, DnsBase::new);
            case EMAIL -> nonEmpty(mailboxes(value));
            case URI -> nonEmpty(host(form, value, UriBase::flaw, UriBase::new));
            case IP -> CidrText.parse(value, notes);
            case DIRECTORY_NAME -> directory(value);
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID ->
                throw new IllegalArgumentException("a policy cannot hold " + form.asn1Name());
        };
    }

    /** A star is an ordinary character of a mailbox, but a user who types one at either end means every mailbox. */
    private SubtreeBase mailboxes(String value) {
        String localPart = value.substring(0, Math.max(value.lastIndexOf('@'), 0));
        if (localPart.startsWith("*") || localPart.endsWith("*")) {
            throw invalid(
                    NameForm.EMAIL,
                    value,
                    "constraints have no wildcards, and '*' would be an ordinary character of the mailbox",
                    hints.apply(NameForm.EMAIL, value));
        }
        return host(NameForm.EMAIL, value, EmailBase::flaw, EmailBase::new);
    }

    private static SubtreeBase directory(String value) {
        DistinguishedName name = DistinguishedNameText.parse(value);
        boolean hasWildcard = name.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .anyMatch(attribute -> attribute.value().equals("*"));
        if (hasWildcard) {
            throw invalid(
                    NameForm.DIRECTORY_NAME,
                    value,
                    "constraints have no wildcards, and '*' would be taken literally",
                    "to cover every value, leave the attribute out");
        }
        return new DirectoryNameBase(name);
    }

    private SubtreeBase host(
            NameForm form,
            String value,
            Function<String, Optional<Flaw>> flawOf,
            Function<String, SubtreeBase> constructor) {
        String ascii = toAscii(form, value);
        flawOf.apply(ascii).ifPresent(flaw -> {
            throw invalid(form, value, flaw.words(), hints.apply(form, value));
        });
        return constructor.apply(ascii);
    }

    private String toAscii(NameForm form, String value) {
        if (!InternationalHost.isInternational(value)) {
            return value;
        }
        int at = value.lastIndexOf('@') + 1;
        Conversion conversion = InternationalHost.toAscii(value.substring(at));
        conversion.flaw().ifPresent(flaw -> {
            throw invalid(form, value, flaw, "type the A-label (xn--...) of the name you mean");
        });
        String ascii = value.substring(0, at) + conversion.ascii();
        notes.add(text(form, value) + " is encoded as " + ascii);
        return ascii;
    }

    private static SubtreeBase nonEmpty(SubtreeBase base) {
        if (base.value().isEmpty()) {
            String prefix = base.form().prefix();
            throw invalid(
                    base.form(),
                    "",
                    "it is empty, which some verifiers take for every name and others for none",
                    "to allow no name of this type, permit " + prefix
                            + ":invalid alone; to allow every one, leave the type out");
        }
        return base;
    }

    static InvalidConstraintException invalid(NameForm form, String value, String problem, String hint) {
        return new InvalidConstraintException(text(form, value), problem, hint);
    }

    private static String text(NameForm form, String value) {
        return form.prefix() + ":" + PrintableText.printable(value);
    }
}
