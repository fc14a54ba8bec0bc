package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.Mailbox;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/**
 * An rfc822Name constraint.
 *
 * <p>RFC 5280, section 4.2.1.10: "A name constraint for Internet mail addresses MAY specify a particular mailbox, all
 * addresses at a particular host, or all mailboxes in a domain." {@code user@host} is that mailbox, {@code host} every
 * mailbox at exactly that host, {@code .domain} every mailbox at hosts below the domain. The RFC does not define an
 * empty base. To be safe, it covers everything if excluded and nothing if permitted.
 *
 * @param value as typed or encoded
 */
public record EmailBase(String value) implements SubtreeBase {
    /** Checks the syntax. Call {@link #flaw} first to find out whether this throws. */
    public EmailBase {
        MalformedBase.reject(flaw(value), value);
    }

    /** Why the text is not an rfc822Name constraint; empty if it is one. */
    public static Optional<Flaw> flaw(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            boolean ascii = text.chars().allMatch(c -> c < 0x80);
            return ascii
                    ? Mailbox.flaw(text)
                    : Optional.of(new Flaw(Flaw.Kind.NOT_ASCII, "its local part is not ASCII"));
        }
        return HostName.flaw(text.startsWith(".") ? text.substring(1) : text);
    }

    /** Whether it names one mailbox. */
    public boolean isMailbox() {
        return value.contains("@");
    }

    /**
     * The constraint in its canonical spelling: the host in lower case, and the local part in quotes only if necessary
     * (RFC 5321, section 4.1.2).
     */
    public EmailBase canonical() {
        return new EmailBase(isMailbox() ? Mailbox.canonical(value) : HostName.fold(value));
    }

    /** The local part of a mailbox as it was written; empty for a host or domain. */
    public String localPart() {
        return value.substring(0, Math.max(value.lastIndexOf('@'), 0));
    }

    /** Whether it covers the hosts below a domain. */
    public boolean isDomain() {
        return value.startsWith(".");
    }

    /** The host, or the domain without its dot. */
    public String host() {
        return isDomain() ? value.substring(1) : value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public NameForm form() {
        return NameForm.EMAIL;
    }
}
