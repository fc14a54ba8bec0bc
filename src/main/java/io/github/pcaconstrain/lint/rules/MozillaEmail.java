package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** A CA for mail permits mail names. */
final class MozillaEmail extends WholeRule {
    MozillaEmail() {
        super(new RuleInfo(
                "mozilla-email-not-permitted",
                Severity.ERROR,
                Profiles.MOZILLA,
                "Mozilla Root Store Policy 5.3.1",
                "A technically constrained CA with the purpose emailProtection must constrain rfc822Name and "
                        + "permit at least one.",
                "permit the mail domains that were validated, as email:example.com"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.certificate()
                        .filter(ServerCa::isConstrained)
                        .filter(ca -> ca.extendedKeyUsages().contains(ServerCa.EMAIL_PROTECTION)
                                && subject.constraints()
                                        .permitted(NameForm.EMAIL)
                                        .isEmpty())
                        .isPresent(),
                "the certificate is for mail, but no rfc822Name is permitted");
    }
}
