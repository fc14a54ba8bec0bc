package io.github.pcaconstrain.encoding.passthrough;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Base64 as AWS accepts it: in the standard alphabet and with padding. Line breaks are allowed. */
public final class Base64Text {
    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/_\\s-]+={0,2}\\s*");

    private Base64Text() {}

    /** Whether a text may be meant as base64, in either alphabet. */
    public static boolean isBase64(String text) {
        return ALPHABET.matcher(text).matches();
    }

    public static byte[] decode(String source, String text) {
        if (text.contains("-") || text.contains("_")) {
            throw new UnreadableInputException(
                    source,
                    "its base64 uses the URL-safe alphabet",
                    "write + instead of - and / instead of _, as AWS does");
        }
        try {
            String joined = text.replaceAll("\\s", "");
            byte[] decoded = Base64.getDecoder().decode(joined);
            if (!Base64.getEncoder().encodeToString(decoded).equals(joined)) {
                throw new IllegalArgumentException("its end or padding is cut off");
            }
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
