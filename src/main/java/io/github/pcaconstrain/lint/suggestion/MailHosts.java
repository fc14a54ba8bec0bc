package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Excludes the hosts below a permitted email host, which old versions of Go accept. */
final class MailHosts implements SuggestionStep {
    @Override
    public void apply(Draft draft) {
        List<EmailBase> belowHosts = draft.on(Side.PERMITTED).stream()
                .filter(subtree -> subtree.base() instanceof EmailBase email && isHost(email))
                .map(subtree -> new EmailBase("." + ((EmailBase) subtree.base()).host()))
                .toList();
        Set<Subtree> harmful = harmful(draft, belowHosts);
        Coverage permitted = Coverage.of(Side.PERMITTED, draft.on(Side.PERMITTED));
        Coverage excluded = Coverage.of(Side.EXCLUDED, draft.on(Side.EXCLUDED));
        for (EmailBase below : belowHosts) {
            if (!harmful.contains(Subtree.of(below))
                    && permitted.covering(below).isEmpty()
                    && excluded.covering(below).isEmpty()) {
                draft.add(
                        Side.EXCLUDED,
                        below,
                        Effect.SAME,
                        "it is not permitted anyway, but old versions of Go accept email hosts below a permitted one");
            }
        }
    }

    private static boolean isHost(EmailBase email) {
        return !email.isMailbox()
                && !email.isDomain()
                && !email.value().isEmpty()
                && !PlaceholderBases.bases(NameForm.EMAIL).contains(email);
    }

    /** The exclusions that would remove something permitted: a host, domain or mailbox below. */
    private static Set<Subtree> harmful(Draft draft, List<EmailBase> exclusions) {
        Coverage coverage =
                Coverage.of(Side.EXCLUDED, exclusions.stream().map(Subtree::of).toList());
        Stream<Subtree> widest =
                draft.on(Side.PERMITTED).stream().flatMap(subtree -> coverage.covering(subtree.base()).stream());
        // Coverage finds only the widest exclusion that removes something; those inside another one are not tried.
        Stream<Subtree> nested = exclusions.stream()
                .map(Subtree::of)
                .filter(exclusion -> !coverage.covering(exclusion.base())
                        .filter(exclusion::equals)
                        .isPresent());
        return Stream.concat(widest, nested).collect(Collectors.toSet());
    }
}
