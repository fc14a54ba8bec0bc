package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.finding.Severity;

/** A list of subtrees must not be empty. */
final class EmptyList extends EncodingRule {
    EmptyList() {
        super(
                DecodingProblem.Kind.EMPTY_LIST,
                new RuleInfo(
                        "empty-subtree-list",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, appendix A.2: GeneralSubtrees has SIZE (1..MAX)",
                        "A list of subtrees that is present must have at least one. Bouncy Castle, Go and pyca "
                                + "refuse an empty list; OpenSSL, GnuTLS, NSS and the JDK let it pass.",
                        "leave out the list that has no subtrees"));
    }
}
