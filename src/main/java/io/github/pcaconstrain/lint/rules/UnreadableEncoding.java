package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.finding.Severity;

/** The value must be the ASN.1 of NameConstraints. */
final class UnreadableEncoding extends EncodingRule {
    UnreadableEncoding() {
        super(
                DecodingProblem.Kind.SYNTAX,
                new RuleInfo(
                        "unreadable-encoding",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, appendix A.2",
                        "The value of the extension must be a NameConstraints sequence and nothing else. AWS Private "
                                + "CA copies whatever bytes it is given, so a faulty encoder shows only when a verifier "
                                + "refuses the chain.",
                        "encode the constraints again, for instance with pca-constrain encode"));
    }
}
