package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Converts host names with non-ASCII letters (U-labels) to A-labels, which RFC 9549 requires in certificates.
 *
 * <p>The JDK implements IDNA2003 (RFC 3490); registries follow IDNA2008 (RFC 5890 to 5893). A label on which the two
 * could differ is refused, because the constraint might then limit another name than the one that was typed.
 */
public final class InternationalHost {
    /**
     * Letters that IDNA2003 maps to others or removes, and IDNA2008 keeps: sharp s, final sigma, the zero-width
     * joiners.
     */
    private static final Set<Integer> DEVIATIONS = Set.of(0x00df, 0x03c2, 0x200c, 0x200d);

    /** Code points that RFC 5892, section 2.6, allows only in some contexts, or forbids in spite of their category. */
    private static final Set<Integer> EXCEPTIONS = Set.of(
            0x00b7, 0x0375, 0x05f3, 0x05f4, 0x30fb, 0x0640, 0x07fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034,
            0x3035, 0x303b, 0x06fd, 0x06fe, 0x0f0b, 0x3007);

    private InternationalHost() {}

    /** The host in ASCII, or the reason why there is none. */
    public record Conversion(String ascii, Optional<String> flaw) {}

    /**
     * Converts the host name of a server to its form in the DNS.
     *
     * @throws InvalidNameException if it has letters on which the standards differ
     */
    public static String endpoint(String host) {
        Conversion conversion = toAscii(host);
        conversion.flaw().ifPresent(flaw -> {
            throw new InvalidNameException(
                    "host '" + PrintableText.printable(host) + "'",
                    flaw,
                    "type the A-label (xn--...) of the name you mean");
        });
        return conversion.ascii();
    }

    static boolean isInternational(String text) {
        return text.chars().anyMatch(c -> c > 0x7f);
    }

    /** Converts the labels that need it, and keeps a leading dot. */
    public static Conversion toAscii(String host) {
        StringJoiner ascii = new StringJoiner(".");
        for (String label : host.split("\\.", -1)) {
            Conversion converted = isInternational(label) ? convert(label) : new Conversion(label, Optional.empty());
            if (converted.flaw().isPresent()) {
                return converted;
            }
            ascii.add(converted.ascii());
        }
        return new Conversion(ascii.toString(), Optional.empty());
    }

    private static Conversion convert(String label) {
        String normal = Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        Optional<String> flaw = normal.codePoints()
                .filter(c -> c > 0x7f && !isSameInBothStandards(c))
                .mapToObj(c -> "IDNA2003 and IDNA2008 differ on " + PrintableText.name(c))
                .findFirst();
        if (flaw.isPresent()) {
            return new Conversion("", flaw);
        }
        try {
            String ascii = IDN.toASCII(normal, IDN.USE_STD3_ASCII_RULES);
            boolean returns = IDN.toUnicode(ascii, IDN.USE_STD3_ASCII_RULES).equals(normal);
            return returns
                    ? new Conversion(ascii, Optional.empty())
                    : new Conversion("", Optional.of("it has no A-label that leads back to it"));
        } catch (IllegalArgumentException e) {
            return new Conversion("", Optional.of("it has no A-label (RFC 3490)"));
        }
    }

    /** Letters, marks and digits that normalisation does not change (RFC 5892, section 2), without the exceptions. */
    private static boolean isSameInBothStandards(int c) {
        boolean letterDigit = switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> false;
        };
        boolean arabicDigit = (c >= 0x0660 && c <= 0x0669) || (c >= 0x06f0 && c <= 0x06f9);
        String alone = Character.toString(c);
        return letterDigit
                && !arabicDigit
                && !DEVIATIONS.contains(c)
                && !EXCEPTIONS.contains(c)
                && Normalizer.isNormalized(alone, Normalizer.Form.NFKC);
    }
}
