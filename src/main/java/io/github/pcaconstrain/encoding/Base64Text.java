package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Base64 as AWS takes it: the standard alphabet with padding. Line breaks are let pass. */
final class Base64Text {
    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");

    private Base64Text() {}

    static boolean isBase64(String text) {
        return ALPHABET.matcher(text).matches();
    }

    static byte[] decode(String source, String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            if (decoded.length > 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(
                    source, "its base64 is broken: " + e.getMessage(), "check that all of it is there");
        }
        throw new UnreadableInputException(source, "its value is empty", "check that all of it is there");
    }
}
