package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways in which programs encode a password with non-ASCII characters. RFC 7292, appendix B.1, requires UTF-16, but
 * an accented letter can be one character or two, and OpenSSL before 1.1.0 treated every octet of the UTF-8 form as a
 * character (OpenSSL, passphrase-encoding(7)).
 */
final class PasswordSpellings {
    private PasswordSpellings() {}

    /** The password itself, followed by its other forms; only itself if it is ASCII. */
    static List<char[]> of(char[] password) {
        String text = new String(password);
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        spellings.add(Normalizer.normalize(text, Normalizer.Form.NFC));
        spellings.add(Normalizer.normalize(text, Normalizer.Form.NFD));
        spellings.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        return spellings.stream().map(String::toCharArray).toList();
    }
}
