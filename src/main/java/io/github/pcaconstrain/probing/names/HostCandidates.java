package io.github.pcaconstrain.probing.names;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Names around the host of a DNS, email or URI constraint. */
public final class HostCandidates {
    private static final String BELOW = "probe.";
    private static final String DEEP = "a.b.c.probe.";
    private static final String SIBLING = "sibling.";
    private static final String LOOK_ALIKE = "not";

    private HostCandidates() {}

    static List<Candidate> of(SubtreeBase base) {
        if (base instanceof DnsBase dns) {
            return dns.coversEverything() ? List.of() : dns(dns.host());
        }
        if (base instanceof EmailBase email && !email.value().isEmpty()) {
            return email.isMailbox() ? mailbox(email) : hosts(email.host(), HostCandidates::mail);
        }
        if (base instanceof UriBase uri && !uri.value().isEmpty()) {
            return hosts(uri.host(), HostCandidates::uri);
        }
        return List.of();
    }

    private static List<Candidate> dns(String host) {
        List<Candidate> candidates = hosts(host, PresentedName.Dns::new);
        candidates.add(
                new Candidate(ProbeKind.UPPER_CASE, new PresentedName.Dns((BELOW + host).toUpperCase(Locale.ROOT))));
        candidates.add(new Candidate(ProbeKind.WILDCARD, new PresentedName.Dns("*." + host)));
        return candidates;
    }

    private static List<Candidate> hosts(String host, Function<String, PresentedName> name) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(ProbeKind.BASE, name.apply(host)));
        candidates.add(new Candidate(ProbeKind.BELOW, name.apply(BELOW + host)));
        candidates.add(new Candidate(ProbeKind.DEEP_BELOW, name.apply(DEEP + host)));
        int dot = host.indexOf('.');
        if (dot > 0) {
            candidates.add(new Candidate(ProbeKind.SIBLING, name.apply(SIBLING + host.substring(dot + 1))));
            candidates.add(new Candidate(ProbeKind.LOOK_ALIKE, name.apply(LOOK_ALIKE + host)));
        } else {
            // ACM does not accept names with one label, and the name below the look-alike tests the same.
            candidates.add(new Candidate(ProbeKind.LOOK_ALIKE, name.apply(BELOW + LOOK_ALIKE + host)));
        }
        return candidates;
    }

    private static List<Candidate> mailbox(EmailBase email) {
        String local = email.canonical().localPart();
        boolean quoted = local.startsWith("\"");
        String lookAlike = quoted ? "\"" + LOOK_ALIKE + local.substring(1) : LOOK_ALIKE + local;
        String sibling = local.equals("sibling") ? "another" : "sibling";
        return List.of(
                new Candidate(ProbeKind.BASE, new PresentedName.Email(email.value())),
                new Candidate(ProbeKind.SIBLING, new PresentedName.Email(sibling + "@" + email.host())),
                new Candidate(ProbeKind.LOOK_ALIKE, new PresentedName.Email(lookAlike + "@" + email.host())));
    }

    public static PresentedName mail(String host) {
        return new PresentedName.Email("probe@" + host);
    }

    public static PresentedName uri(String host) {
        return new PresentedName.Uri("https://" + host + "/");
    }
}
