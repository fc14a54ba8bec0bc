package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;
import java.util.Set;

/** What is not listed is free. */
final class FormLeftOpen extends WholeRule {
    FormLeftOpen() {
        super(new RuleInfo(
                "form-left-open",
                Severity.WARNING,
                Profiles.RFC_AND_PCA,
                "RFC 5280, section 4.2.1.10: \"Restrictions apply only when the specified name form " + "is present\"",
                "A form that no subtree speaks of is free. A CA that is held to some DNS names may still "
                        + "sign for any IP address, mail address or URI, and a client that connects by address will "
                        + "trust it.",
                "permit a dummy of the form: ip:192.0.2.0/32 and ip:100::/128, email:invalid, "
                        + "uri:invalid, dns:invalid"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return OpenForms.problem(
                subject.constraints(), Set.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI));
    }
}
