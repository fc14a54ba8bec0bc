package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;

/** Old Go lets a mail host cover what is below it. */
final class EmailSubdomains extends DescribedRule {
    EmailSubdomains() {
        super(new RuleInfo(
                "email-host-subdomains",
                Severity.WARNING,
                Profiles.PORTABLE,
                "measured: trap T11; CVE-2026-78664",
                "A permitted mail host covers that very host. Go without the fix of CVE-2026-78664 also lets "
                        + "hosts below it pass; an exclusion of the hosts below has no effect elsewhere and closes the "
                        + "gap there.",
                "exclude the hosts below as well: -e email:.example.com"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        Coverage permitted = Coverage.of(Side.PERMITTED, subject.constraints());
        Coverage excluded = Coverage.of(Side.EXCLUDED, subject.constraints());
        return PlacedSubtree.on(Side.PERMITTED, subject.constraints().permitted())
                .filter(entry -> entry.base() instanceof EmailBase email
                        && !email.isMailbox()
                        && !email.isDomain()
                        && !email.value().isEmpty()
                        && !Hosts.isNobody(email)
                        && permitted.covering(below(email)).isEmpty()
                        && excluded.covering(below(email)).isEmpty())
                .map(entry -> finding(entry.place(), "old versions of Go let mail hosts below it pass, too"))
                .toList();
    }

    private static EmailBase below(EmailBase email) {
        return new EmailBase("." + email.host());
    }
}
