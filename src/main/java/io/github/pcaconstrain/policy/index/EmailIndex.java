package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.HostTrie.Reach;
import io.github.pcaconstrain.policy.name.Mailbox;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * rfc822Name constraints: mailboxes, hosts and domains.
 *
 * <p>RFC 5280, section 4.2.1.10: "To indicate a particular mailbox, the constraint is the complete mail address. ... To
 * indicate all Internet mail addresses on a particular host, the constraint is specified as the host name. ... To
 * specify any address within a domain, the constraint is specified with a leading period".
 *
 * <pre>
 * base            name                covers
 * u@example.com   u@EXAMPLE.com       yes
 * u@example.com   U@example.com       no: the local part is case-sensitive (RFC 5280, section 7.5)
 * u@example.com   "u"@example.com     yes: the same mailbox, quoted (RFC 5321, section 4.1.2)
 * "u"@example.com u@example.com       yes
 * example.com     u@example.com       yes
 * example.com     u@a.example.com     no (CVE-2026-78664)
 * .example.com    u@a.example.com     yes
 * .example.com    u@example.com       no
 * </pre>
 */
public final class EmailIndex implements SubtreeIndex<String> {
    private final Side side;
    private final Map<String, Subtree> mailboxes = new HashMap<>();
    private final HostTrie hosts;

    EmailIndex(Side side, int expected) {
        this.side = side;
        hosts = new HostTrie(expected);
    }

    void add(EmailBase base, Subtree subtree) {
        if (base.isMailbox()) {
            mailboxes.putIfAbsent(Mailbox.canonical(base.value()), subtree);
        }
        hosts.add(base.value(), start(base), reach(side, base), subtree);
    }

    private static Reach reach(Side side, EmailBase base) {
        if (base.isMailbox()) {
            return Reach.NOTHING;
        }
        return base.value().isEmpty() ? HostTrie.reachOfEmpty(side) : base.isDomain() ? Reach.BELOW : Reach.HOST;
    }

    @Override
    public boolean isEmpty() {
        return hosts.isEmpty();
    }

    @Override
    public Optional<Subtree> covering(String mailbox) {
        Optional<Subtree> byHost = hosts.covering(mailbox, Mailbox.host(mailbox));
        return byHost.isPresent() || mailboxes.isEmpty()
                ? byHost
                : Optional.ofNullable(mailboxes.get(Mailbox.canonical(mailbox)));
    }

    @Override
    public Optional<Subtree> coveringAll(SubtreeBase base) {
        if (!(base instanceof EmailBase email)) {
            return Optional.empty();
        }
        Reach reach = email.isMailbox() ? Reach.HOST : reach(side, email);
        Optional<Subtree> byHost = hosts.coveringAll(email.value(), start(email), reach);
        return byHost.isPresent() || !email.isMailbox()
                ? byHost
                : Optional.ofNullable(mailboxes.get(Mailbox.canonical(email.value())));
    }

    @Override
    public Optional<Subtree> nearest(String mailbox) {
        return hosts.nearest(mailbox, Mailbox.host(mailbox));
    }

    private static int start(EmailBase base) {
        return base.isDomain() ? 1 : Mailbox.host(base.value());
    }
}
