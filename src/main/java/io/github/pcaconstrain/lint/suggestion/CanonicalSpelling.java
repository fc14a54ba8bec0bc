package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.HostName;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import java.util.Optional;

/** Writes hosts in lower case and clears the bits below a prefix. */
final class CanonicalSpelling extends EachSubtree {
    private static final String LOWER_CASE = "host names are written in lower case";

    @Override
    Optional<Replacement> replacement(Subtree subtree) {
        SubtreeBase canonical = canonical(subtree.base());
        String why = canonical instanceof IpBase ? "the bits below the prefix must be zero" : LOWER_CASE;
        return canonical.equals(subtree.base()) ? Optional.empty() : Optional.of(Replacement.same(canonical, why));
    }

    private static SubtreeBase canonical(SubtreeBase base) {
        if (base instanceof DnsBase dns) {
            return new DnsBase(HostName.fold(dns.value()));
        }
        if (base instanceof UriBase uri) {
            return new UriBase(HostName.fold(uri.value()));
        }
        if (base instanceof EmailBase email) {
            int host = email.value().lastIndexOf('@') + 1;
            return new EmailBase(email.value().substring(0, host)
                    + HostName.fold(email.value().substring(host)));
        }
        return base instanceof IpBase ip ? ip.canonical() : base;
    }
}
