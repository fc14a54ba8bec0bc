package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether AWS Private CA accepts and enforces the constraints, with the {@code pca} profile of lint. */
final class ConstraintCheck {
    /** The only error that the user must have requested explicitly, by an option or in the policy. */
    private static final Rule ASKED_FOR = Catalogue.byCode("not-critical").orElseThrow();

    private ConstraintCheck() {}

    static List<Finding> of(IssuanceRequest request, Parent parent) {
        if (request.constraints().isEmpty()) {
            return List.of(RequestCode.NO_CONSTRAINTS.finding("policy", "it constrains nothing"));
        }
        List<Rule> rules = Catalogue.rules().stream()
                .filter(rule -> rule.severity() != Severity.INFO)
                .toList();
        List<Finding> findings = new ArrayList<>();
        Subject subject = Subject.of(request.constraints()).below(closed(parent));
        for (Finding finding : new Linter(rules).lint(Profile.PCA, subject)) {
            findings.add(finding.kind().equals(ASKED_FOR) ? finding.at(Severity.WARNING) : finding);
        }
        return findings;
    }

    /** The forms of which the CAs above permit only some names. */
    private static Set<NameForm> closed(Parent parent) {
        return parent.path().stream()
                .flatMap(ca -> ca.contents().link().constraints().stream())
                .flatMap(ca -> ca.constraints().permitted().stream())
                .map(subtree -> subtree.base().form())
                .collect(Collectors.toSet());
    }
}
