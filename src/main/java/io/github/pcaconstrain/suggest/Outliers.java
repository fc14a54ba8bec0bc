package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.chain.Remedy;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.Mailbox;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.UriHost;
import io.github.pcaconstrain.suggest.Proposal.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells why names are not in a proposed policy. */
public final class Outliers {
    private static final String WILDCARD = "*.";

    private final PublicSuffixList suffixes = PublicSuffixList.installed();
    private final Set<String> dropped;
    /** What somebody registered for the zones. */
    private final Set<String> domains;
    /** The first zone at or below a name. */
    private final Map<String, String> firstBelow = new HashMap<>();

    private final LookAlikes lookAlikes;

    public Outliers(Proposal proposal) {
        List<String> zones = hosts(proposal.entries());
        dropped = Set.copyOf(hosts(proposal.dropped()));
        domains = zones.stream().map(suffixes::registered).collect(Collectors.toUnmodifiableSet());
        for (String zone : zones) {
            for (String name = zone; !name.isEmpty(); name = PublicSuffixList.parent(name)) {
                firstBelow.putIfAbsent(name, zone);
            }
        }
        lookAlikes = new LookAlikes(zones, suffixes);
    }

    private static List<String> hosts(List<Entry> entries) {
        return entries.stream()
                .map(entry -> host(entry.base()))
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }

    private static String host(SubtreeBase base) {
        if (base instanceof DnsBase dns) {
            return HostName.fold(dns.host());
        }
        if (base instanceof EmailBase email) {
            return HostName.fold(email.host());
        }
        return base instanceof UriBase uri ? HostName.fold(uri.host()) : "";
    }

    /** Why the policy does not permit a name. */
    public Outlier of(PresentedName name) {
        Optional<SubtreeBase> narrowest = Remedy.narrowest(name).filter(base -> !isShared(base));
        if (narrowest.isEmpty()) {
            return new Outlier(name, OutlierReason.CANNOT_BE_PERMITTED, hopeless(name), narrowest);
        }
        if (name instanceof PresentedName.Directory) {
            return new Outlier(
                    name,
                    OutlierReason.FOREIGN_SUBJECT,
                    "the subject is outside those of the other certificates",
                    narrowest);
        }
        String host = host(name);
        return host.isEmpty()
                ? new Outlier(name, OutlierReason.ONE_OFF, "no block of the policy contains the address", narrowest)
                : ofHost(name, host, narrowest);
    }

    private boolean isShared(SubtreeBase base) {
        String host = host(base);
        return !host.isEmpty() && suffixes.isShared(host);
    }

    private String hopeless(PresentedName name) {
        String host = host(name);
        if (!host.isEmpty() && suffixes.isShared(host)) {
            return "strangers have names below " + host + ", so it must not be permitted";
        }
        String flaw = flaw(name);
        return flaw.isEmpty() ? "no constraint can permit it" : "no constraint can permit it: " + flaw;
    }

    /** What is wrong with a name; empty if nothing is. */
    private static String flaw(PresentedName name) {
        if (name instanceof PresentedName.Malformed malformed) {
            return malformed.flaw();
        }
        if (name instanceof PresentedName.Email email) {
            return Mailbox.flaw(email.value()).map(Flaw::words).orElse("");
        }
        if (name instanceof PresentedName.Uri uri) {
            UriHost found = UriHost.of(uri.value());
            return found.missing().orElseGet(() -> found.flaw().map(Flaw::words).orElse(""));
        }
        return name instanceof PresentedName.Dns
                ? HostName.flaw(host(name)).map(Flaw::words).orElse("")
                : "";
    }

    /** The host of a name, or what a wildcard stands before; empty for an address. */
    private static String host(PresentedName name) {
        if (name instanceof PresentedName.Dns dns) {
            boolean isWildcard = dns.value().startsWith(WILDCARD);
            return HostName.fold(isWildcard ? dns.value().substring(WILDCARD.length()) : dns.value());
        }
        if (name instanceof PresentedName.Email email) {
            return HostName.fold(email.value().substring(Mailbox.host(email.value())));
        }
        return name instanceof PresentedName.Uri uri
                ? HostName.fold(UriHost.of(uri.value()).host())
                : "";
    }

    private Outlier ofHost(PresentedName name, String host, Optional<SubtreeBase> narrowest) {
        if (isDropped(host)) {
            return new Outlier(name, OutlierReason.TOO_MANY_ENTRIES, "the policy may have no more entries", narrowest);
        }
        Optional<String> alike = lookAlikes.zone(host);
        if (alike.isPresent()) {
            return new Outlier(name, OutlierReason.LOOK_ALIKE, "it resembles " + alike.get(), narrowest);
        }
        String domain = suffixes.registered(host);
        if (domains.contains(domain)) {
            return new Outlier(
                    name,
                    OutlierReason.ONE_OFF,
                    "too few certificates have similar " + form(name) + " under " + domain,
                    narrowest);
        }
        String suffix = suffixes.suffix(host);
        Optional<String> neighbour =
                suffix.indexOf('.') < 0 ? Optional.empty() : Optional.ofNullable(firstBelow.get(suffix));
        return neighbour
                .map(zone -> new Outlier(
                        name,
                        OutlierReason.SAME_SUFFIX,
                        "it shares only the public suffix " + suffix + " with " + zone,
                        narrowest))
                .orElseGet(() -> new Outlier(
                        name,
                        OutlierReason.FOREIGN_DOMAIN,
                        "no entry of the policy is in the domain " + domain,
                        narrowest));
    }

    private static String form(PresentedName name) {
        NameForm form = name.form();
        return form.plural();
    }

    private boolean isDropped(String host) {
        boolean isIn = false;
        for (String name = host; !name.isEmpty() && !isIn; name = PublicSuffixList.parent(name)) {
            isIn = dropped.contains(name);
        }
        return isIn;
    }
}
