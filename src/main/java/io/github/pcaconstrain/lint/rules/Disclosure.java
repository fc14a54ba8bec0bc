package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** Constrained CAs are disclosed. */
final class Disclosure extends WholeRule {
    Disclosure() {
        super(new RuleInfo(
                "ccadb-disclosure",
                Severity.INFO,
                Profiles.MOZILLA,
                "Mozilla Root Store Policy 5.3.2, since 2022-07-01",
                "Name constraints no longer exempt a CA from disclosure in the CCADB, within one week of its "
                        + "creation.",
                "disclose the CA in the CCADB"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.certificate().filter(ServerCa::isConstrained).isPresent(),
                "a constrained subordinate CA must be disclosed in the CCADB as well");
    }
}
