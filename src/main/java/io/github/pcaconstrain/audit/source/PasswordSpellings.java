package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What programs make of one password with characters beyond ASCII. RFC 7292, appendix B.1, wants UTF-16 of what was typed, but
 * an accent may be typed as a character of its own or not, and OpenSSL before 1.1.0 took every octet of the UTF-8 for a character
 * (OpenSSL, passphrase-encoding(7)).
 */
final class PasswordSpellings {
    private PasswordSpellings() {}

    /** The password itself, and then the others; only itself where it is ASCII. */
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
