package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds exclusions that a permitted wildcard certificate bypasses in most verifiers. */
final class WildcardEscapesExclusion {
    private WildcardEscapesExclusion() {}

    static Stream<Problem> in(NameConstraints constraints) {
        Coverage permitted = Coverage.of(Side.PERMITTED, constraints);
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        boolean open = constraints.permitted(NameForm.DNS).isEmpty();
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .flatMap(entry -> siblings(entry.base())
                        .filter(siblings -> excluded.covering(siblings).isEmpty()
                                && (open || permitted.covering(siblings).isPresent()))
                        .map(siblings -> Problem.of(
                                entry,
                                "most verifiers accept a certificate for *" + siblings.value() + ", which serves it"))
                        .stream());
    }

    /**
     * The names that a wildcard next to the base would match; it does not match a base that covers only what is below
     * it.
     */
    private static Optional<DnsBase> siblings(SubtreeBase base) {
        return base instanceof DnsBase dns && !dns.hasLeadingDot()
                ? Hosts.of(dns)
                        .filter(host -> host.indexOf('.') > 0)
                        .map(host -> new DnsBase(host.substring(host.indexOf('.'))))
                : Optional.empty();
    }
}
