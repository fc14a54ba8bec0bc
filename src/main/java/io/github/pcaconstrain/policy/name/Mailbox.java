package io.github.pcaconstrain.policy.name;

import java.util.Optional;

/**
 * The syntax of a Mailbox, {@code local-part@host} (RFC 5321, section 4.1.2), as RFC 5280 uses it. The local part may
 * be non-ASCII (RFC 6531), as in a SmtpUTF8Mailbox; the encoding of an rfc822Name allows only ASCII.
 */
public final class Mailbox {
    private static final int MAX_LOCAL_PART = 64;
    private static final char DELETE = 0x7f;
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private Mailbox() {}

    /** Why the text is not a mailbox at a host name; empty if it is one. */
    public static Optional<Flaw> flaw(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.of(Flaw.syntax("it has no '@'"));
        }
        Optional<Flaw> local = localPartFlaw(text, at);
        return local.isPresent() ? local : HostName.flaw(text.substring(at + 1)).map(Flaw::ofHost);
    }

    /**
     * The canonical spelling of a mailbox, which is used for look-ups: the case of the local part is preserved, the
     * host is in lower case, and quotes are used only if necessary. RFC 5321, section 4.1.2: quotes and backslashes
     * belong to the spelling, not to the mailbox, so {@code "root"@host} and {@code "r\oot"@host} are {@code
     * root@host}. A text that is not a mailbox is returned with its host in lower case.
     */
    public static String canonical(String mailbox) {
        int end = Math.max(mailbox.lastIndexOf('@'), 0);
        String local = isQuoted(mailbox, end) ? canonicalLocalPart(mailbox, end) : mailbox.substring(0, end);
        return local + HostName.fold(mailbox.substring(end));
    }

    private static String canonicalLocalPart(String text, int end) {
        if (quotedFlaw(text, end).isPresent()) {
            return text.substring(0, end);
        }
        StringBuilder content = new StringBuilder();
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 1; i < end - 1; i++) {
            char c = text.charAt(i) == '\\' ? text.charAt(++i) : text.charAt(i);
            content.append(c);
            escaped.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        boolean needsNoQuotes =
                dotAtomFlaw(content.toString(), content.length()).isEmpty();
        return needsNoQuotes ? content.toString() : escaped.append('"').toString();
    }

    private static boolean isQuoted(String text, int end) {
        return end >= 2 && text.charAt(0) == '"' && text.charAt(end - 1) == '"';
    }

    /** The start of the host. */
    public static int host(String mailbox) {
        return mailbox.lastIndexOf('@') + 1;
    }

    /** The flaw of the local part, which ends before this index. */
    private static Optional<Flaw> localPartFlaw(String text, int end) {
        if (end == 0) {
            return Optional.of(Flaw.syntax("it has nothing before '@'"));
        }
        if (end > MAX_LOCAL_PART) {
            return Optional.of(Flaw.syntax("its local part has " + end + " octets, more than " + MAX_LOCAL_PART));
        }
        return isQuoted(text, end) ? quotedFlaw(text, end) : dotAtomFlaw(text, end);
    }

    /** Atoms with a single dot between them. */
    private static Optional<Flaw> dotAtomFlaw(String text, int end) {
        boolean afterAtom = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c != '.' && !isAtomCharacter(c)) {
                return Optional.of(Flaw.character("its local part", c));
            }
            if (c == '.' && !afterAtom) {
                break;
            }
            afterAtom = c != '.';
        }
        return afterAtom ? Optional.empty() : Optional.of(Flaw.syntax("its local part has a dot out of place"));
    }

    /** A backslash escapes any printable ASCII character (quoted-pairSMTP), and nothing else. */
    private static Optional<Flaw> quotedFlaw(String text, int end) {
        for (int i = 1; i < end - 1; i++) {
            boolean escaped = text.charAt(i) == '\\' && i + 1 < end - 1;
            char c = escaped ? text.charAt(++i) : text.charAt(i);
            boolean allowed = escaped ? c < DELETE : c != DELETE && c != '"' && c != '\\';
            if (c < ' ' || !allowed) {
                return Optional.of(Flaw.character("its quoted local part", c));
            }
        }
        return Optional.empty();
    }

    private static boolean isAtomCharacter(int c) {
        return isAlphanumeric(c) || ATOM_SPECIALS.indexOf(c) >= 0 || c > DELETE;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
