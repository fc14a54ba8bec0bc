package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells text from a BEGIN or END line that is spelt wrongly: other dashes or another number of them, lower case, characters
 * that cannot be seen. Read as text, it would drop a block without a word.
 */
final class NearMiss {
    private static final Pattern DASHES = Pattern.compile("[\\u00ad\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u0000\\u200b-\\u200d\\u2060\\ufeff]");
    private static final String LABEL = "(X\\.?509|TRUSTED|NEW)?\\s*(CERT|CRL|PKCS|CMS|NAME\\s*CONSTR|[A-Z ]*KEY)";
    /** BEGIN beside three dashes or more, or with fewer and a label that we know. */
    private static final Pattern BEGIN =
            Pattern.compile("-{3,}[^A-Z]{0,8}BEGIN\\b|\\bBEGIN\\b[^-]{0,64}-{3,}|-[^A-Z]{0,8}BEGIN[\\s_-]*" + LABEL);

    private static final Pattern END = Pattern.compile("-[^A-Z]{0,8}END[\\s_-]*" + LABEL);

    /** Five dashes as UTF-16 reads them that are not, in either place, or that are UTF-16 of the other byte order. */
    private static final Pattern OTHER_ENCODING = Pattern.compile("\\u2d2d{2}|\\u2d00{5}");

    private NearMiss() {}

    /** Whether there are dashes in another encoding than the text is in, as where files in two encodings are joined. */
    static boolean isOtherEncoding(byte[] text, int from, int to) {
        return OTHER_ENCODING
                .matcher(new String(text, from, to - from, StandardCharsets.UTF_8))
                .find();
    }

    /** Whether a BEGIN line is meant. */
    static boolean isBegin(byte[] text, int from, int to) {
        return has(text, from, to, "BEGIN")
                && BEGIN.matcher(plain(text, from, to)).find();
    }

    /** Whether an END line is meant. */
    static boolean isEnd(byte[] text, int from, int to) {
        return has(text, from, to, "END") && END.matcher(plain(text, from, to)).find();
    }

    private static String plain(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8);
        // Word processors put one long dash for two or three.
        return INVISIBLE
                .matcher(DASHES.matcher(line).replaceAll("---"))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether the letters of a word follow one another, in either case, but for characters that cannot be seen. */
    private static boolean has(byte[] text, int from, int to, String word) {
        int found = 0;
        for (int i = from; i < to; i++) {
            int upper = text[i] >= 'a' && text[i] <= 'z' ? text[i] - ('a' - 'A') : text[i];
            if (upper == word.charAt(found)) {
                if (++found == word.length()) {
                    return true;
                }
            } else if (text[i] > 0) {
                found = upper == word.charAt(0) ? 1 : 0;
            }
        }
        return false;
    }
}
