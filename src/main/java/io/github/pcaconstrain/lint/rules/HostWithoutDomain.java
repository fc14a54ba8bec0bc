package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.Optional;

/** A mail or URI constraint covers a host or what is below, not both. */
final class HostWithoutDomain extends DescribedRule {
    HostWithoutDomain() {
        super(new RuleInfo(
                "host-without-domain",
                Severity.INFO,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10",
                "In mail and URI constraints example.com covers that very host and .example.com only hosts "
                        + "below it, unlike in DNS constraints. Whoever wants both needs both.",
                "permit the pair if both are needed"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        Coverage permitted = Coverage.of(Side.PERMITTED, subject.constraints());
        return PlacedSubtree.on(Side.PERMITTED, subject.constraints().permitted())
                .filter(entry -> !Hosts.isNobody(entry.base()))
                .flatMap(entry -> counterpart(entry.base())
                        .filter(other -> permitted.covering(other).isEmpty())
                        .map(other -> finding(entry.place(), "it does not cover what " + other.text() + " would"))
                        .stream())
                .toList();
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
