package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises misspelt BEGIN and END lines: with other dashes or another number of them, in lower case, or with
 * invisible characters. If they were taken for text, a block would be lost silently.
 */
final class NearMiss {
    private static final Pattern DASHES = Pattern.compile("[\\u00ad\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u0000\\u200b-\\u200d\\u2060\\ufeff]");
    private static final String LABEL = "(X\\.?509|TRUSTED|NEW)?\\s*(CERT|CRL|PKCS|CMS|NAME\\s*CONSTR|[A-Z ]*KEY)";
    /** BEGIN next to three dashes or more, or next to fewer and followed by a known label. */
    private static final Pattern BEGIN =
            Pattern.compile("-{3,}[^A-Z]{0,8}BEGIN\\b|\\bBEGIN\\b[^-]{0,64}-{3,}|-[^A-Z]{0,8}BEGIN[\\s_-]*" + LABEL);

    private static final Pattern END = Pattern.compile("-[^A-Z]{0,8}END[\\s_-]*" + LABEL);

    /** Five dashes in the wrong encoding: decoded as UTF-16 although they are not, or in the other byte order. */
    private static final Pattern OTHER_ENCODING = Pattern.compile("\\u2d2d{2}|\\u2d00{5}");

    private NearMiss() {}

    /** Whether there are dashes in a different encoding from the text, as in files joined from two encodings. */
    static boolean isOtherEncoding(byte[] text, int from, int to) {
        return OTHER_ENCODING
                .matcher(new String(text, from, to - from, StandardCharsets.UTF_8))
                .find();
    }

    /** Whether the line was meant as a BEGIN line. */
    static boolean isBegin(byte[] text, int from, int to) {
        return has(text, from, to, "BEGIN")
                && BEGIN.matcher(plain(text, from, to)).find();
    }

    /** Whether the line was meant as an END line. */
    static boolean isEnd(byte[] text, int from, int to) {
        return has(text, from, to, "END") && END.matcher(plain(text, from, to)).find();
    }

    private static String plain(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8);
        // Word processors replace two or three dashes by one long dash.
        return INVISIBLE
                .matcher(DASHES.matcher(line).replaceAll("---"))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether the letters of a word follow one another, in any case and ignoring invisible characters. */
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
