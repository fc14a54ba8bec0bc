package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/**
 * A uniformResourceIdentifier constraint.
 *
 * <p>RFC 5280, section 4.2.1.10: "For URIs, the constraint applies to the host part of the name. The constraint MUST be
 * specified as a fully qualified domain name and MAY specify a host or a domain." {@code host} is exactly that host,
 * {@code .domain} every host below it. An empty base is read as in {@link EmailBase}.
 *
 * @param value as typed or encoded
 */
public record UriBase(String value) implements SubtreeBase {
    /** Checks the syntax. Call {@link #flaw} first to find out whether this throws. */
    public UriBase {
        MalformedBase.reject(flaw(value), value);
    }

    /** Why the text is not a URI constraint; empty if it is one. */
    public static Optional<Flaw> flaw(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Flaw> flaw = HostName.flaw(text.startsWith(".") ? text.substring(1) : text);
        if (flaw.isEmpty() && HostName.endsInNumber(text)) {
            return Optional.of(
                    Flaw.syntax("its last label is a number, as in an IP address; only host names can be constrained"));
        }
        return flaw;
    }

    /** Whether it covers the hosts below a domain. */
    public boolean isDomain() {
        return value.startsWith(".");
    }

    /** The host, or the domain without its dot. */
    public String host() {
        return isDomain() ? value.substring(1) : value;
    }

    @Override
    public NameForm form() {
        return NameForm.URI;
    }
}
