package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds email and URI constraints that cover a host but not what is below it, or the reverse. */
final class HostWithoutDomain {
    private HostWithoutDomain() {}

    static Stream<Problem> in(NameConstraints constraints) {
        Coverage permitted = Coverage.of(Side.PERMITTED, constraints);
        return PlacedSubtree.on(Side.PERMITTED, constraints.permitted())
                .filter(entry -> !Hosts.isNobody(entry.base()))
                .flatMap(entry -> counterpart(entry.base())
                        .filter(other -> permitted.covering(other).isEmpty())
                        .map(other -> Problem.of(entry, "it does not cover what " + other.text() + " would"))
                        .stream());
    }

    private static Optional<SubtreeBase> counterpart(SubtreeBase base) {
        if (base instanceof EmailBase email
                && !email.isMailbox()
                && !email.value().isEmpty()) {
            return Optional.of(new EmailBase(email.isDomain() ? email.host() : "." + email.host()));
        }
        return base instanceof UriBase uri && !uri.value().isEmpty()
                ? Optional.of(new UriBase(uri.isDomain() ? uri.host() : "." + uri.host()))
                : Optional.empty();
    }
}
