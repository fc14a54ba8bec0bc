package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.encoding.InternationalHost.Conversion;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Constraints as text: {@code example.com}, {@code ip:10.0.0.0/8}, {@code email:.example.com}, {@code uri:example.com},
 * {@code dn:O=Acme,C=US}. Letter case is kept; host names beyond ASCII become A-labels.
 */
public final class ConstraintSyntax {
    private ConstraintSyntax() {}

    /**
     * Reads the value of a command-line option, which is an {@link EntryList}.
     *
     * @throws InvalidConstraintException if any of them is empty or breaks the rules of its form
     */
    public static List<SubtreeBase> parseList(String option, Notes notes) {
        return EntryList.split(option).stream()
                .map(entry -> parse(entry, notes))
                .toList();
    }

    /**
     * Reads one constraint with or without a form prefix.
     *
     * @throws InvalidConstraintException if it is empty or breaks the rules of its form
     */
    public static SubtreeBase parse(String entry, Notes notes) {
        Optional<FormPrefix> prefixed = FormPrefix.of(entry);
        if (prefixed.isPresent()) {
            return parse(prefixed.get().form(), prefixed.get().value(), notes);
        }
        if (entry.isEmpty()) {
            throw new InvalidConstraintException(
                    "", "it is empty", "drop the stray comma, or write dns: for every DNS name");
        }
        if (IpAddress.parse(entry).isPresent()) {
            throw new InvalidConstraintException(
                    entry, "it is an IP address, and a bare constraint is a DNS name", "write ip:" + entry);
        }
        return parse(NameForm.DNS, entry, notes);
    }

    /**
     * Reads one constraint of a known form.
     *
     * @param form a form that a policy can hold
     * @throws InvalidConstraintException if it breaks the rules of its form
     */
    public static SubtreeBase parse(NameForm form, String value, Notes notes) {
        return switch (form) {
            case DNS -> host(form, value, notes, DnsBase::flaw, DnsBase::new);
            case EMAIL -> nonEmpty(host(form, value, notes, EmailBase::flaw, EmailBase::new));
            case URI -> nonEmpty(host(form, value, notes, UriBase::flaw, UriBase::new));
            case IP -> CidrText.parse(value, notes);
            case DIRECTORY_NAME -> new DirectoryNameBase(DistinguishedNameText.parse(value));
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID ->
                throw new IllegalArgumentException("a policy cannot hold " + form.asn1Name());
        };
    }

    private static SubtreeBase host(
            NameForm form,
            String value,
            Notes notes,
            Function<String, Optional<Flaw>> flawOf,
            Function<String, SubtreeBase> constructor) {
        String ascii = toAscii(form, value, notes);
        flawOf.apply(ascii).ifPresent(flaw -> {
            throw invalid(form, value, flaw.words(), ConstraintHint.of(form, value));
        });
        return constructor.apply(ascii);
    }

    private static String toAscii(NameForm form, String value, Notes notes) {
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
                    "it is empty, which verifiers read in opposite ways",
                    "to refuse every name of this form, permit " + prefix
                            + ":invalid alone; to allow every one, leave the form out");
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
