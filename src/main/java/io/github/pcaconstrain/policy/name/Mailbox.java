package io.github.pcaconstrain.policy.name;

import java.util.Optional;

/**
 * The syntax of a Mailbox, {@code local-part@host} (RFC 5321, section 4.1.2), as RFC 5280 uses it. The local part may
 * be non-ASCII (RFC 6531), as in a SmtpUTF8Mailbox; the encoding of an rfc822Name allows only ASCII.
 */
public final class Mailbox {
    private static final int MAX_LOCAL_PART = 64;
    private static final char LAST_ASCII = 0x7f;
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private Mailbox() {}

    /** Why the text is not a mailbox at a host name; empty if it is one. */
    public static Optional<Flaw> flaw(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.of(Flaw.syntax("it has no '@'"));
        }
        Optional<Flaw> local = isPlainLocalPart(text, at) ? Optional.empty() : localPartFlaw(text.substring(0, at));
        return local.isPresent() ? local : HostName.flaw(text.substring(at + 1)).map(Flaw::ofHost);
    }

    /** Whether it is a single atom of letters and digits, as most are. */
    private static boolean isPlainLocalPart(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (!isAlphanumeric(text.charAt(i))) {
                return false;
            }
        }
        return length > 0 && length <= MAX_LOCAL_PART;
    }

    /**
     * The canonical spelling of a mailbox, which is used for look-ups: the case of the local part is preserved, the
     * host is in lower case, and quotes are used only if necessary. RFC 5321, section 4.1.2: quotes and backslashes
     * belong to the spelling, not to the mailbox, so {@code "root"@host} and {@code "r\oot"@host} are {@code
     * root@host}. A text that is not a mailbox is returned with its host in lower case.
     */
    public static String canonical(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        String local = mailbox.substring(0, Math.max(at, 0));
        return (isQuoted(local) ? canonicalLocalPart(local) : local) + HostName.fold(mailbox.substring(local.length()));
    }

    private static String canonicalLocalPart(String quoted) {
        if (quotedFlaw(quoted).isPresent()) {
            return quoted;
        }
        StringBuilder content = new StringBuilder();
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i) == '\\' ? quoted.charAt(++i) : quoted.charAt(i);
            content.append(c);
            escaped.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        boolean needsNoQuotes =
                content.length() > 0 && dotAtomFlaw(content.toString()).isEmpty();
        return needsNoQuotes ? content.toString() : escaped.append('"').toString();
    }

    private static boolean isQuoted(String local) {
        return local.length() >= 2 && local.startsWith("\"") && local.endsWith("\"");
    }

    /** The start of the host. */
    public static int host(String mailbox) {
        return mailbox.lastIndexOf('@') + 1;
    }

    private static Optional<Flaw> localPartFlaw(String local) {
        if (local.isEmpty()) {
            return Optional.of(Flaw.syntax("it has nothing before '@'"));
        }
        if (local.length() > MAX_LOCAL_PART) {
            return Optional.of(
                    Flaw.syntax("its local part has " + local.length() + " octets, more than " + MAX_LOCAL_PART));
        }
        return isQuoted(local) ? quotedFlaw(local) : dotAtomFlaw(local);
    }

    private static Optional<Flaw> dotAtomFlaw(String local) {
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return Optional.of(Flaw.syntax("its local part has a dot out of place"));
        }
        return local.chars()
                .filter(c -> c != '.' && !isAtomCharacter(c))
                .boxed()
                .findFirst()
                .map(c -> Flaw.character("its local part", c));
    }

    /** A backslash escapes any printable ASCII character (quoted-pairSMTP), and nothing else. */
    private static Optional<Flaw> quotedFlaw(String local) {
        for (int i = 1; i < local.length() - 1; i++) {
            boolean escaped = local.charAt(i) == '\\' && i + 1 < local.length() - 1;
            char c = escaped ? local.charAt(++i) : local.charAt(i);
            boolean printable = c >= ' ' && c != LAST_ASCII;
            boolean allowed = escaped ? c < LAST_ASCII : c != '"' && c != '\\';
            if (!printable || !allowed) {
                return Optional.of(Flaw.character("its quoted local part", c));
            }
        }
        return Optional.empty();
    }

    private static boolean isAtomCharacter(int c) {
        return isAlphanumeric(c) || ATOM_SPECIALS.indexOf(c) >= 0 || c > LAST_ASCII;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
