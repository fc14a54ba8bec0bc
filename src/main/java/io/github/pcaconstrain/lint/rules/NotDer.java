package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.finding.Severity;

/** The value must be DER. */
final class NotDer extends EncodingRule {
    NotDer() {
        super(
                DecodingProblem.Kind.NOT_DER,
                new RuleInfo(
                        "not-der",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.1; X.690, section 10",
                        "Certificates are encoded in DER, which allows one encoding of a value. Lax parsers read "
                                + "others too, strict ones refuse the certificate.",
                        "encode the constraints again, for instance with pca-constrain encode"));
    }
}
