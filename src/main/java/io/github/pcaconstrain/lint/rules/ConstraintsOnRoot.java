package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** Constraints in a root: a certificate that is signed with its own key. */
final class ConstraintsOnRoot extends WholeRule {
    ConstraintsOnRoot() {
        super(new RuleInfo(
                "constraints-on-root",
                Severity.WARNING,
                Profiles.EVERY,
                "RFC 5280, section 6.1.1 (d) and 6.2; measured: trap T9",
                "Path validation takes a trust anchor as a name and a key; whether it honours constraints in "
                        + "the certificate is up to the verifier. The JDK and Bouncy Castle do not, unless told to; "
                        + "OpenSSL, GnuTLS, NSS, Go and pyca do.",
                "put the constraints into a subordinate CA and keep the key of the root offline"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.certificate()
                        .filter(ca -> ca.isCa() && ca.constraints().isPresent() && ca.isSelfSigned())
                        .isPresent(),
                "the constraints are in a root, where the JDK and Bouncy Castle do not enforce them");
    }
}
