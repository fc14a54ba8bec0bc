package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.finding.Severity;

/** The default minimum must not be encoded. */
final class MinimumWrittenOut extends EncodingRule {
    MinimumWrittenOut() {
        super(
                DecodingProblem.Kind.DEFAULT_MINIMUM,
                new RuleInfo(
                        "minimum-written-out",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "X.690, section 11.5; BR 7.1.2.10.8",
                        "DER leaves out a field that has its default value, and the default of the minimum is 0. A "
                                + "strict parser refuses the certificate.",
                        "issue the certificate again without a minimum"));
    }
}
