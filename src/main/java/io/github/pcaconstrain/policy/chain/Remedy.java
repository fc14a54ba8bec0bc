package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.index.DnsIndex;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.Mailbox;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.Side;
import io.github.pcaconstrain.policy.name.UriHost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The smallest change of constraints that allows some names. It adds a permitted subtree for each name outside the
 * permitted ones, as narrow as the form allows, and removes the excluded subtrees that contain a name. RFC 5280 has no
 * exceptions to exclusions, so an exclusion can only be removed completely.
 *
 * @param constraints the constraints with the change
 * @param unfixable the verdicts on names that no change can allow, such as malformed ones
 */
public record Remedy(NameConstraints constraints, List<Verdict> unfixable) {
    public Remedy {
        unfixable = List.copyOf(unfixable);
    }

    /** The remedy for constraints and the names that they refuse. Names that are already allowed have no effect. */
    public static Remedy of(NameConstraints constraints, Collection<PresentedName> names) {
        NameConstraints current = constraints;
        while (true) {
            List<Verdict> refused = refused(current, names);
            NameConstraints next = step(current, refused);
            if (next.equals(current)) {
                return new Remedy(withoutRedundant(constraints, current), refused);
            }
            current = next;
        }
    }

    private static List<Verdict> refused(NameConstraints constraints, Collection<PresentedName> names) {
        ConstraintChain chain = ConstraintChain.of(List.of(CaConstraints.of("", constraints)), LeadingDot.ONLY_BELOW);
        return names.stream()
                .map(chain::check)
                .filter(verdict -> !verdict.isPermitted())
                .toList();
    }

    private static NameConstraints step(NameConstraints constraints, List<Verdict> refused) {
        Set<Subtree> permitted = new LinkedHashSet<>(constraints.permitted());
        List<Subtree> excluded = new ArrayList<>(constraints.excluded());
        for (Verdict verdict : refused) {
            switch (verdict.decision()) {
                case EXCLUDED ->
                    verdict.deciding()
                            .flatMap(CaVerdict::subtree)
                            .ifPresent(subtree -> excluded.removeIf(subtree::equals));
                case NOT_PERMITTED -> narrowest(verdict.name()).map(Subtree::of).ifPresent(permitted::add);
                case PERMITTED, MALFORMED, UNSUPPORTED -> {}
            }
        }
        return new NameConstraints(List.copyOf(permitted), excluded, constraints.critical());
    }

    private static NameConstraints withoutRedundant(NameConstraints before, NameConstraints after) {
        Set<Subtree> old = Set.copyOf(before.permitted());
        List<Subtree> added = after.permitted().stream()
                .filter(subtree -> !old.contains(subtree))
                .toList();
        Coverage coverage = Coverage.of(Side.PERMITTED, added);
        Stream<Subtree> needed = added.stream()
                .filter(subtree -> coverage.covering(subtree.base())
                        .filter(subtree::equals)
                        .isPresent());
        return new NameConstraints(
                Stream.concat(before.permitted().stream(), needed).toList(), after.excluded(), after.critical());
    }

    /**
     * The narrowest base that covers a name; empty if none can, as for a malformed name. Every dNSName base also covers
     * what is below it.
     */
    public static Optional<SubtreeBase> narrowest(PresentedName name) {
        if (name instanceof PresentedName.Dns dns) {
            String value = dns.value();
            return DnsIndex.flaw(value).isPresent()
                    ? Optional.empty()
                    : Optional.of(new DnsBase(value.startsWith("*.") ? value.substring(1) : value));
        }
        if (name instanceof PresentedName.Ip ip) {
            return Optional.of(new IpBase(ip.address(), ip.address().family().bits()));
        }
        if (name instanceof PresentedName.Email email) {
            Optional<Flaw> flaw = Mailbox.flaw(email.value()).or(() -> EmailBase.flaw(email.value()));
            return flaw.isPresent() ? Optional.empty() : Optional.of(new EmailBase(email.value()).canonical());
        }
        if (name instanceof PresentedName.Uri uri) {
            String host = UriHost.of(uri.value()).host();
            return host.isEmpty() ? Optional.empty() : Optional.of(new UriBase(host));
        }
        return name instanceof PresentedName.Directory directory
                ? Optional.of(new DirectoryNameBase(directory.name()))
                : Optional.empty();
    }
}
