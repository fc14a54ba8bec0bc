package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds exclusions with a leading dot that leave the name itself permitted. */
public final class ExcludedApexLeftOpen {
    private final NameConstraints constraints;
    private final Coverage permitted;
    private final Coverage excluded;

    /** Prepares to check exclusions of these constraints. */
    public ExcludedApexLeftOpen(NameConstraints constraints) {
        this.constraints = constraints;
        permitted = Coverage.of(Side.PERMITTED, constraints);
        excluded = Coverage.of(Side.EXCLUDED, constraints);
    }

    static Stream<Problem> in(NameConstraints constraints) {
        ExcludedApexLeftOpen search = new ExcludedApexLeftOpen(constraints);
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .flatMap(entry -> search
                        .apex(entry.base())
                        .map(apex -> Problem.of(entry, apex.text() + " itself is still permitted"))
                        .stream());
    }

    /**
     * What covers the name that an exclusion with a leading dot does not cover; empty if that name is excluded as well,
     * not permitted anyway, or permitted on purpose. Listing it among the permitted names is the only way to say "this
     * name and nothing below".
     */
    public Optional<SubtreeBase> apex(SubtreeBase exclusion) {
        return withoutDot(exclusion)
                .filter(apex -> excluded.covering(apex).isEmpty())
                .filter(apex -> constraints.permitted(apex.form()).isEmpty()
                        || permitted.covering(apex).isPresent())
                .filter(apex -> constraints.permitted().stream().noneMatch(subtree -> isSame(subtree.base(), apex)));
    }

    private static Optional<SubtreeBase> withoutDot(SubtreeBase base) {
        if (base instanceof DnsBase dns && dns.hasLeadingDot()) {
            return Optional.of(new DnsBase(dns.host()));
        }
        if (base instanceof EmailBase email && email.isDomain()) {
            return Optional.of(new EmailBase(email.host()));
        }
        return base instanceof UriBase uri && uri.isDomain() ? Optional.of(new UriBase(uri.host())) : Optional.empty();
    }

    private static boolean isSame(SubtreeBase base, SubtreeBase apex) {
        return base.form() == apex.form() && HostName.fold(base.value()).equals(HostName.fold(apex.value()));
    }
}
