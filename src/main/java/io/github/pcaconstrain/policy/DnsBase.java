package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/**
 * A dNSName constraint.
 *
 * <p>RFC 5280, section 4.2.1.10: "Any DNS name that can be constructed by simply adding zero or more labels to the
 * left-hand side of the name satisfies the name constraint." So {@code example.com} covers itself and everything below
 * it, and the empty base covers every DNS name. RFC 5280 does not define a leading dot, which most verifiers read as
 * "only what is below".
 *
 * @param value as typed or encoded: a host name, one after a leading dot, or empty
 */
public record DnsBase(String value) implements SubtreeBase {
    /** Checks the syntax. Call {@link #flaw} first to find out whether this throws. */
    public DnsBase {
        MalformedBase.reject(flaw(value), value);
    }

    /** Why the text is not a dNSName constraint; empty if it is one. */
    public static Optional<Flaw> flaw(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return HostName.flaw(text.startsWith(".") ? text.substring(1) : text);
    }

    /** Whether it covers only what is below its name. */
    public boolean hasLeadingDot() {
        return value.startsWith(".");
    }

    /** Whether it covers every DNS name. */
    public boolean coversEverything() {
        return value.isEmpty();
    }

    /** Its name without the leading dot. */
    public String host() {
        return hasLeadingDot() ? value.substring(1) : value;
    }

    @Override
    public NameForm form() {
        return NameForm.DNS;
    }
}
