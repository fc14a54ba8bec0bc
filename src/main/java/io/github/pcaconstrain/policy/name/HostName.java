package io.github.pcaconstrain.policy.name;

import java.util.Optional;

/** The syntax of host names, shared by dNSName, rfc822Name and URI (RFC 1034, section 3.5; RFC 1123, section 2.1). */
public final class HostName {
    /** The longest label, in octets. */
    static final int MAX_LABEL = 63;

    /** The longest name without a trailing dot, in octets. */
    public static final int MAX_NAME = 253;

    /** Letters, digits, hyphen and underscore. */
    private static final boolean[] HOST_CHARACTERS = new boolean[128];

    static {
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < all.length(); i++) {
            HOST_CHARACTERS[all.charAt(i)] = true;
        }
    }

    private HostName() {}

    /**
     * Why the text is not a host name; empty if it is one. A host name has labels of letters, digits, hyphens and
     * underscores (which the DNS allows and hosts use, although RFC 1123 does not allow them), no empty label, and no
     * trailing dot.
     */
    public static Optional<Flaw> flaw(String text) {
        if (text.isEmpty()) {
            return Optional.of(Flaw.syntax("it is empty"));
        }
        if (text.length() > MAX_NAME) {
            return Optional.of(tooLong(text));
        }
        int length = text.length();
        int start = 0;
        for (int i = 0; i <= length; i++) { // one pass, because no loop of the tool runs more often
            char c = i < length ? text.charAt(i) : '.';
            if (c == '.') {
                Optional<Flaw> flaw = labelFlaw(text, start, i);
                if (flaw.isPresent()) {
                    return flaw;
                }
                start = i + 1;
            } else if (!isHostCharacter(c)) {
                return Optional.of(Flaw.character("it", c));
            }
        }
        return Optional.empty();
    }

    /** Why a label of host characters is not one. */
    private static Optional<Flaw> labelFlaw(String text, int start, int end) {
        if (start == end) {
            return Optional.of(emptyLabel(text, start));
        }
        if (end - start > MAX_LABEL) {
            return Optional.of(
                    new Flaw(Flaw.Kind.TOO_LONG, "a label has " + (end - start) + " octets, more than " + MAX_LABEL));
        }
        if (text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return Optional.of(Flaw.syntax("a label starts or ends with a hyphen"));
        }
        return Optional.empty();
    }

    private static Flaw emptyLabel(String text, int at) {
        if (at == text.length()) {
            return new Flaw(Flaw.Kind.TRAILING_DOT, "it ends with a dot");
        }
        return Flaw.syntax(at == 0 ? "it starts with a dot" : "it has an empty label");
    }

    /** The flaw of a name or wildcard of more than {@link #MAX_NAME} octets. */
    public static Flaw tooLong(String text) {
        return new Flaw(Flaw.Kind.TOO_LONG, "it has " + text.length() + " octets, more than " + MAX_NAME);
    }

    private static boolean isHostCharacter(char c) {
        return c < HOST_CHARACTERS.length && HOST_CHARACTERS[c];
    }

    /**
     * Whether the last label is a number, which makes the text an IPv4 address, or similar to one, rather than a host
     * name.
     */
    public static boolean endsInNumber(String text) {
        int i = text.length();
        while (i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
            i--;
        }
        return i < text.length() && (i == 0 || text.charAt(i - 1) == '.');
    }

    /** Converts ASCII letters to lower case and leaves all other characters unchanged, independently of the locale. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return foldFrom(text, i);
            }
        }
        return text;
    }

    private static String foldFrom(String text, int start) {
        char[] folded = text.toCharArray();
        for (int i = start; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    /** Converts one character, as {@link #fold(String)} does. */
    public static char fold(char c) {
        return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
    }

    /** Whether two parts of this length are equal after conversion to lower case. */
    public static boolean isSame(String text, int from, String other, int otherFrom, int length) {
        for (int i = 0; i < length; i++) {
            char a = text.charAt(from + i);
            char b = other.charAt(otherFrom + i);
            if (a != b && fold(a) != fold(b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpper(char c) {
        return (c >= 'A' && c <= 'Z');
    }
}
