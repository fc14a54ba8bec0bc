package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.suggest.HostFolding.Reach;
import io.github.pcaconstrain.suggest.Proposal.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the policy that fits names best: the one of the lowest cost with the usual {@link Weights}. If it covers too few
 * certificates, fewer of them become worth an entry, and at last each of them whatever it costs; if it has too many entries, names that nobody uses become cheaper.
 */
public final class PolicySearch {
    /** Each is tried in turn until there are few enough entries. */
    private static final double[] BREADTHS = {1, 0.5, 0.25, 0.125, 0.0625, 0};

    private final NameCounts counts;
    private final Limits limits;
    private final PublicSuffixList suffixes;
    private final Set<NameForm> open;

    /** Entries, and the number of certificates that have a name in none of them. */
    private record Folded(List<Entry> entries, long leftOut) {}

    private PolicySearch(NameCounts counts, Limits limits, PublicSuffixList suffixes) {
        this.counts = counts;
        this.limits = limits;
        this.suffixes = suffixes;
        open = open();
    }

    /** The policy for these names; empty if they have nothing in common that could be permitted. */
    public static Optional<Proposal> find(NameCounts counts, Limits limits) {
        return new PolicySearch(counts, limits, PublicSuffixList.installed()).find();
    }

    /** The forms of which too many sound names can be permitted by no constraint: URIs without a host. */
    private Set<NameForm> open() {
        EnumSet<NameForm> forms = EnumSet.noneOf(NameForm.class);
        counts.forms().forEach((form, count) -> {
            if (count.withoutHost() > Limits.NONE.mostLeftOut(count.certificates())) {
                forms.add(form);
            }
        });
        return forms;
    }

    private Optional<Proposal> find() {
        Weights weights = Weights.of(counts.certificates());
        Folded folded = fold(weights);
        long most = limits.mostLeftOut(counts.certificates());
        for (Optional<Weights> next = weights.next();
                folded.leftOut() > most && next.isPresent();
                next = weights.next()) {
            weights = next.get();
            folded = fold(weights);
        }
        int maxEntries = limits.maxEntries().orElse(Integer.MAX_VALUE);
        for (double breadth : BREADTHS) {
            if (folded.entries().size() > maxEntries) {
                folded = fold(weights.withBreadth(breadth));
            }
        }
        return folded.entries().isEmpty() ? Optional.empty() : Optional.of(proposal(folded, weights, maxEntries));
    }

    private Proposal proposal(Folded folded, Weights weights, int maxEntries) {
        List<Entry> kept = folded.entries();
        List<Entry> dropped = List.of();
        if (kept.size() > maxEntries) {
            List<Entry> ranked = kept.stream()
                    .sorted(Comparator.comparingLong(Entry::certificates)
                            .reversed()
                            .thenComparing(entry -> entry.base().text()))
                    .toList();
            dropped = ranked.subList(maxEntries, ranked.size());
            Set<Entry> best = Set.copyOf(ranked.subList(0, maxEntries));
            kept = kept.stream().filter(best::contains).toList();
        }
        Set<NameForm> permitted =
                kept.stream().map(entry -> entry.base().form()).collect(Collectors.toSet());
        EnumSet<NameForm> left = EnumSet.noneOf(NameForm.class);
        left.addAll(open);
        if (counts.forms().containsKey(NameForm.DIRECTORY_NAME) && !permitted.contains(NameForm.DIRECTORY_NAME)) {
            left.add(NameForm.DIRECTORY_NAME);
        }
        return new Proposal(
                kept,
                dropped,
                ClosedForms.of(counts, permitted, left, limits.closeForms()),
                left,
                counts.certificates(),
                weights.support());
    }

    private Folded fold(Weights weights) {
        List<Entry> entries = new ArrayList<>();
        long leftOut = 0;
        leftOut += hosts(NameForm.DNS, counts.dns(), DnsBase::new, Reach.HOST_AND_BELOW, weights, entries);
        if (!open.contains(NameForm.IP)) {
            for (AddressCounts addresses : counts.addresses()) {
                BlockFolding.Folded folded = BlockFolding.fold(addresses, weights);
                folded.blocks().forEach(block -> entries.add(new Entry(block.base(), block.certificates(), true)));
                leftOut += folded.leftOut();
            }
        }
        leftOut += hosts(NameForm.EMAIL, counts.email(), EmailBase::new, Reach.HOST_OR_BELOW, weights, entries);
        leftOut += hosts(NameForm.URI, counts.uri(), UriBase::new, Reach.HOST_OR_BELOW, weights, entries);
        if (!open.contains(NameForm.DIRECTORY_NAME)) {
            counts.subjects()
                    .starts(weights)
                    .forEach(start -> entries.add(new Entry(start.base(), start.certificates(), true)));
        }
        return new Folded(entries, leftOut);
    }

    private long hosts(
            NameForm form,
            HostCounts hosts,
            Function<String, SubtreeBase> base,
            Reach reach,
            Weights weights,
            List<Entry> entries) {
        if (open.contains(form)) {
            return 0;
        }
        HostFolding.Folded folded = HostFolding.fold(hosts, reach, weights, suffixes);
        folded.zones()
                .forEach(zone -> entries.add(
                        new Entry(base.apply(zone.base()), zone.certificates(), suffixes.isRegistered(zone.base()))));
        return folded.leftOut();
    }
}
