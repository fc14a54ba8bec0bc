package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Optional;

/** The extension fits into a request to AWS Private CA. */
final class TooLongForPca extends WholeRule {
    private static final int LIMIT = 3_072;

    TooLongForPca() {
        super(new RuleInfo(
                "pca-extension-too-long",
                Severity.ERROR,
                Profiles.PCA,
                "AWS Private CA API Reference, CustomExtension: at most 4,096 characters of base64",
                "AWS Private CA takes at most 4,096 characters of base64, which are 3,072 octets of DER. "
                        + "About 150 short DNS names fit.",
                "permit wider names, or split the CA"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        NameConstraints constraints = subject.constraints();
        int octets = constraints.isEmpty() ? 0 : NameConstraintsDer.encode(constraints).length;
        return when(octets > LIMIT, "the extension has " + octets + " octets, more than the " + LIMIT + " that fit");
    }
}
