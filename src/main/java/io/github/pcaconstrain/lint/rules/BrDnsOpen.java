package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** DNS names are permitted by name or forbidden. */
final class BrDnsOpen extends WholeRule {
    BrDnsOpen() {
        super(new RuleInfo(
                "br-dns-open",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.2",
                "A CA for TLS must have a permitted dNSName, or exclude them all with an excluded dNSName of "
                        + "zero length. Beware that this very form excludes nothing in Bouncy Castle 1.87 and breaks "
                        + "the JDK: see empty-base-not-portable.",
                "permit the DNS names, or exclude dns: (empty)"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        NameConstraints constraints = subject.constraints();
        boolean open = constraints.permitted(NameForm.DNS).isEmpty() && !BrExclusions.everyDns(constraints);
        return when(
                open && !constraints.isEmpty() && ServerCa.is(subject),
                "DNS names are neither permitted by name nor excluded as a whole");
    }
}
