package io.github.pcaconstrain.policy.name;

/**
 * Parses URIs of the most common form: a scheme, a host with or without a port, a path and a query, with only
 * unproblematic characters (RFC 3986, section 3). This takes 0.1 microseconds, compared with 1.5 by {@link
 * java.net.URI}, which handles all other URIs.
 */
final class PlainUri {
    private PlainUri() {}

    /** The host and port; empty if the text is not a plain URI. */
    static String authority(String text) {
        int colon = scheme(text);
        if (colon == 0 || !text.startsWith("://", colon)) {
            return "";
        }
        int start = colon + "://".length();
        int end = start;
        while (end < text.length() && isHostOrPort(text.charAt(end))) {
            end++;
        }
        return end == text.length() || isPathAndQuery(text, end) ? text.substring(start, end) : "";
    }

    /** The length of the scheme; 0 if there is none. */
    private static int scheme(String text) {
        int i = 0;
        while (i < text.length() && isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPathAndQuery(String text, int start) {
        if (text.charAt(start) != '/') {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnreserved(c) && c != '/' && c != '?' && c != '=' && c != '&') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostOrPort(char c) {
        return (isUnreserved(c) && c != '~') || c == ':';
    }

    private static boolean isUnreserved(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
