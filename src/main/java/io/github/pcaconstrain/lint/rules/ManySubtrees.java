package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** Verifiers bound their work. */
final class ManySubtrees extends WholeRule {
    private static final int LIMIT = 2_500;

    ManySubtrees() {
        super(new RuleInfo(
                "many-subtrees",
                Severity.WARNING,
                Profiles.PORTABLE,
                "OpenSSL NAME_CHECK_MAX (2^20), rustls-webpki and Go (250,000 comparisons)",
                "Verifiers refuse a chain when names times subtrees exceed a limit: about a million in "
                        + "OpenSSL, 250,000 in rustls and Go. From 2,500 subtrees on a certificate of 100 names is "
                        + "refused.",
                "permit wider names, or split the CA"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        long count = subject.constraints().subtrees().count();
        return when(count >= LIMIT, "with " + count + " subtrees, verifiers refuse certificates of many names");
    }
}
