package io.github.pcaconstrain.policy;

import java.util.Optional;

/**
 * The syntax of a Mailbox, {@code local-part@host} (RFC 5321, section 4.1.2), as RFC 5280 uses it. The local part may go beyond
 * ASCII (RFC 6531), as that of a SmtpUTF8Mailbox does; an rfc822Name is ASCII by its encoding.
 */
final class Mailbox {
    private static final int MAX_LOCAL_PART = 64;
    private static final char LAST_ASCII = 0x7f;
    private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private Mailbox() {}

    /** Why the text is no mailbox at a host name, or nothing if it is one. */
    static Optional<String> flaw(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.of("it has no '@'");
        }
        if (isPlainLocalPart(text, at) && HostName.isSound(text, at + 1)) {
            return Optional.empty();
        }
        Optional<String> local = localPartFlaw(text.substring(0, at));
        return local.isPresent()
                ? local
                : HostName.flaw(text.substring(at + 1)).map(flaw -> "its host is wrong: " + flaw);
    }

    /** Whether it is one atom of letters and digits, as most are. */
    private static boolean isPlainLocalPart(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (!isAlphanumeric(text.charAt(i))) {
                return false;
            }
        }
        return length > 0 && length <= MAX_LOCAL_PART;
    }

    /** The key under which a mailbox is looked up: local part as it is (RFC 5321 makes case count), host folded. */
    static String key(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        return mailbox.substring(0, at + 1) + HostName.fold(mailbox.substring(at + 1));
    }

    /** Where the host begins. */
    static int host(String mailbox) {
        return mailbox.lastIndexOf('@') + 1;
    }

    private static Optional<String> localPartFlaw(String local) {
        if (local.isEmpty()) {
            return Optional.of("it has nothing before '@'");
        }
        if (local.length() > MAX_LOCAL_PART) {
            return Optional.of("its local part has " + local.length() + " octets, more than " + MAX_LOCAL_PART);
        }
        boolean quoted = local.length() >= 2 && local.startsWith("\"") && local.endsWith("\"");
        return quoted ? quotedFlaw(local) : dotAtomFlaw(local);
    }

    private static Optional<String> dotAtomFlaw(String local) {
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return Optional.of("its local part has a dot out of place");
        }
        return local.chars()
                .filter(c -> c != '.' && !isAtomCharacter(c))
                .boxed()
                .findFirst()
                .map(c -> "its local part has " + Characters.name(c));
    }

    private static Optional<String> quotedFlaw(String local) {
        for (int i = 1; i < local.length() - 1; i++) {
            char c = local.charAt(i);
            boolean escape = c == '\\' && i + 1 < local.length() - 1;
            if (escape) {
                i++;
            } else if (c < ' ' || c == LAST_ASCII || c == '"' || c == '\\') {
                return Optional.of("its quoted local part has " + Characters.name(c));
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
