package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.HostName;
import java.util.Optional;

/** Writes hosts in lower case and mailboxes without unnecessary quotes, and clears the bits below a prefix. */
final class CanonicalSpelling extends EachSubtree {
    private static final String LOWER_CASE = "host names are written in lower case";
    private static final String QUOTES = "the local part of a mailbox is written without needless quotes";

    @Override
    Optional<SubtreeReplacement> replacement(Subtree subtree) {
        SubtreeBase canonical = canonical(subtree.base());
        return canonical.equals(subtree.base())
                ? Optional.empty()
                : Optional.of(SubtreeReplacement.same(canonical, why(subtree.base(), canonical)));
    }

    private static String why(SubtreeBase base, SubtreeBase canonical) {
        if (canonical instanceof IpBase) {
            return "the bits below the prefix must be zero";
        }
        return base instanceof EmailBase typed
                        && canonical instanceof EmailBase email
                        && !typed.localPart().equals(email.localPart())
                ? QUOTES
                : LOWER_CASE;
    }

    private static SubtreeBase canonical(SubtreeBase base) {
        if (base instanceof DnsBase dns) {
            return new DnsBase(HostName.fold(dns.value()));
        }
        if (base instanceof UriBase uri) {
            return new UriBase(HostName.fold(uri.value()));
        }
        if (base instanceof EmailBase email) {
            return email.canonical();
        }
        return base instanceof IpBase ip ? ip.canonical() : base;
    }
}
