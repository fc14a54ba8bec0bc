package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.HostName;
import java.util.Optional;

/** The host names in bases. */
final class Hosts {
    /** Reserved by RFC 6761 so that it never exists: permitting it alone forbids a whole form. */
    static final String PLACEHOLDER = "invalid";

    private Hosts() {}

    /** The host or domain of a base, in lower case; empty if it has none. */
    static Optional<String> of(SubtreeBase base) {
        return spelled(base).map(HostName::fold);
    }

    /** The host or domain of a base, in its original case. */
    static Optional<String> spelled(SubtreeBase base) {
        String host = "";
        if (base instanceof DnsBase dns) {
            host = dns.host();
        } else if (base instanceof EmailBase email) {
            host = email.host();
        } else if (base instanceof UriBase uri) {
            host = uri.host();
        }
        return host.isEmpty() ? Optional.empty() : Optional.of(host);
    }

    /** Whether the base stands for "nobody": the host that never exists. */
    static boolean isNobody(SubtreeBase base) {
        return of(base).filter(PLACEHOLDER::equals).isPresent();
    }
}
