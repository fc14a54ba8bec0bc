package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** Some verifiers take a common name for a host. */
final class CommonNameAsDns extends WholeRule {
    CommonNameAsDns() {
        super(new RuleInfo(
                "common-name-as-dns",
                Severity.INFO,
                Profiles.PORTABLE,
                "measured: trap T6",
                "RFC 5280 does not apply DNS constraints to the common name. OpenSSL, GnuTLS, the JDK and "
                        + "NSS do, each in its own cases: a certificate for an address or a client with a common name "
                        + "of one word fails in the JDK and GnuTLS.",
                "give every certificate alternative names, and a common name with a blank in it or none"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                !subject.constraints().permitted(NameForm.DNS).isEmpty(),
                "some verifiers hold common names to the permitted DNS names as well");
    }
}
