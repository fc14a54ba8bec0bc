package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.EmailBase;
import java.util.Optional;

/** Verifiers disagree on the case of a mailbox. */
final class MailboxCase extends SubtreeRule {
    MailboxCase() {
        super(new RuleInfo(
                "mailbox-case",
                Severity.WARNING,
                Profiles.PORTABLE,
                "measured: trap T11; RFC 5280, section 7.5",
                "The local part of a mailbox is case-sensitive by RFC 5280; NSS, the JDK and Bouncy Castle "
                        + "compare it without regard to case.",
                "constrain the host, or make sure that no two mailboxes differ only in case"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                entry.base() instanceof EmailBase email && email.isMailbox(),
                "three of seven verifiers ignore the case of the local part");
    }
}
