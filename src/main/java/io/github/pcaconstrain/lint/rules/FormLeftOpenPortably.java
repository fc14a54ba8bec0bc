package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;
import java.util.Set;

/** What is not listed is free, and some of it can be closed. */
final class FormLeftOpenPortably extends WholeRule {
    FormLeftOpenPortably() {
        super(new RuleInfo(
                "form-left-open-portable",
                Severity.WARNING,
                Profiles.PORTABLE,
                "RFC 5280, section 4.2.1.10; measured",
                "A form that no subtree speaks of is free. DNS names, addresses and mail addresses can be "
                        + "closed in a way that all verifiers enforce; URIs and directory names cannot, see "
                        + "uri-not-portable and directory-name-not-portable.",
                "permit a dummy of the form: ip:192.0.2.0/32 and ip:100::/128, email:invalid, dns:invalid"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return OpenForms.problem(subject.constraints(), Set.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL));
    }
}
