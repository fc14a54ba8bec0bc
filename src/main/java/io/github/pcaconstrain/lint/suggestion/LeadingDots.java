package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops leading dots from DNS names, so that the name itself is covered too. */
final class LeadingDots implements SuggestionStep {
    private final String why;

    LeadingDots(String why) {
        this.why = why;
    }

    @Override
    public void apply(Draft draft) {
        draft.replace(Side.PERMITTED, subtree -> withoutDot(subtree, Effect.WIDENS, "permitted"));
        Set<String> permitted = draft.on(Side.PERMITTED).stream()
                .filter(subtree -> subtree.base() instanceof DnsBase)
                .map(subtree -> HostName.fold(subtree.base().value()))
                .collect(Collectors.toSet());
        // An exclusion needs its dot if the name itself is permitted: there is no other way to say "only the name".
        draft.replace(
                Side.EXCLUDED,
                subtree -> withoutDot(subtree, Effect.NARROWS, "excluded")
                        .filter(by -> !permitted.contains(
                                HostName.fold(by.subtree().base().value()))));
    }

    private Optional<SubtreeReplacement> withoutDot(Subtree subtree, Effect effect, String fate) {
        return subtree.base() instanceof DnsBase dns && dns.hasLeadingDot()
                ? Optional.of(new SubtreeReplacement(
                        Subtree.of(new DnsBase(dns.host())),
                        effect,
                        why + "; " + dns.host() + " itself is then " + fate + ", too"))
                : Optional.empty();
    }
}
