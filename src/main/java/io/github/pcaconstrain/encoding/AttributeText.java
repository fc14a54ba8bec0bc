package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of an attribute's value, whatever string type of ASN.1 it has (X.680, section 41).
 *
 * <p>Only what every reader would read alike counts. T61String, VideotexString, GraphicString and GeneralString leave it to
 * escape sequences and national tables what an octet beyond ASCII means, and readers take it for Latin-1, T.61 or UTF-8. Octets
 * that are wrong for their type, a NUL, and characters that stand for none are read differently as well.
 *
 * @param syntax {@link Syntax#OTHER} where not all of it could be read
 * @param characters what could be read before the first octet that could not
 */
record AttributeText(Syntax syntax, String characters) {
    private static final int UTF8_STRING = 0x0c;
    private static final int NUMERIC_STRING = 0x12;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int T61_STRING = 0x14;
    private static final int VIDEOTEX_STRING = 0x15;
    private static final int IA5_STRING = 0x16;
    private static final int GRAPHIC_STRING = 0x19;
    private static final int VISIBLE_STRING = 0x1a;
    private static final int GENERAL_STRING = 0x1b;
    private static final int UNIVERSAL_STRING = 0x1c;
    private static final int BMP_STRING = 0x1e;

    private static final Charset UTF_32 = Charset.forName("UTF-32BE");

    /** The text of a value in DER. */
    static AttributeText of(byte[] der) {
        int content = der.length < 2 ? der.length : 2 + (der[1] < 0 ? der[1] & 0x7f : 0);
        return switch (der.length == 0 ? 0 : der[0]) {
            case UTF8_STRING -> read(Syntax.UTF8, der, content, StandardCharsets.UTF_8);
            case PRINTABLE_STRING -> read(Syntax.PRINTABLE, der, content, StandardCharsets.US_ASCII);
            case IA5_STRING -> read(Syntax.IA5, der, content, StandardCharsets.US_ASCII);
            case NUMERIC_STRING, VISIBLE_STRING -> read(Syntax.LEGACY_TEXT, der, content, StandardCharsets.US_ASCII);
            case T61_STRING, VIDEOTEX_STRING, GRAPHIC_STRING, GENERAL_STRING ->
                read(Syntax.LEGACY_TEXT, der, content, StandardCharsets.US_ASCII)
                        .withoutShifts();
            case UNIVERSAL_STRING -> read(Syntax.LEGACY_TEXT, der, content, UTF_32);
            case BMP_STRING -> read(Syntax.LEGACY_TEXT, der, content, StandardCharsets.UTF_16BE);
            default -> new AttributeText(Syntax.OTHER, "");
        };
    }

    private static AttributeText read(Syntax syntax, byte[] der, int from, Charset charset) {
        ByteBuffer octets = ByteBuffer.wrap(der, from, der.length - from);
        // No charset here makes more characters than octets. What is wrong is reported by default, where decoding
        // stops.
        CharBuffer characters = CharBuffer.allocate(octets.remaining());
        boolean whole = !charset.newDecoder().decode(octets, characters, true).isError() && !octets.hasRemaining();
        String text = characters.flip().toString();
        int doubt = firstDoubt(text);
        return new AttributeText(whole && doubt == text.length() ? syntax : Syntax.OTHER, text.substring(0, doubt));
    }

    private static int firstDoubt(String text) {
        int i = 0;
        while (i < text.length() && !isDoubtful(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    /** NUL, at which C ends a text, what decoders put where they could not read, and what is no character of Unicode. */
    private static boolean isDoubtful(int c) {
        boolean noCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return c == 0 || c == 0xfffd || noCharacter || Character.getType(c) == Character.SURROGATE;
    }

    /** ESC, SO and SI change what the octets after them mean (ISO/IEC 2022). */
    private AttributeText withoutShifts() {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c == 0x0e || c == 0x0f || c == 0x1b) {
                return new AttributeText(Syntax.OTHER, characters.substring(0, i));
            }
        }
        return this;
    }
}
