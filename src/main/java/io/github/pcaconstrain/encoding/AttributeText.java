package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of an attribute value in any ASN.1 string type (X.680, section 41).
 *
 * <p>Only characters that all readers agree on are returned. In T61String, VideotexString, GraphicString and
 * GeneralString, the meaning of non-ASCII octets depends on escape sequences and national tables, and readers take them
 * for Latin-1, T.61 or UTF-8. They also disagree on octets that the type does not allow, on NUL, and on replacement
 * characters.
 *
 * @param syntax {@link Syntax#OTHER} if the value could not be read completely
 * @param characters the characters before the first unreadable octet
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

    /** The text of a DER-encoded value. */
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
        // None of these charsets produces more characters than octets. By default, decoding stops at an error and
        // reports it.
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

    /**
     * NUL, which ends a string in C; the replacement character of decoders; and code points that are not characters.
     */
    private static boolean isDoubtful(int c) {
        boolean noCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return c == 0 || c == 0xfffd || noCharacter || Character.getType(c) == Character.SURROGATE;
    }

    /** ESC, SO and SI change the meaning of the octets after them (ISO/IEC 2022). */
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
