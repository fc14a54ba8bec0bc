package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** Whether AWS Private CA takes and enforces the constraints: the {@code pca} profile of lint. */
final class ConstraintCheck {
    /** The one error that can only be there because the user asked for it, by option or policy. */
    private static final Rule ASKED_FOR = Catalogue.byCode("not-critical").orElseThrow();

    private ConstraintCheck() {}

    static List<Finding> of(IssuanceRequest request) {
        if (request.constraints().isEmpty()) {
            return List.of(RequestCode.NO_CONSTRAINTS.finding("policy", "it constrains nothing"));
        }
        List<Rule> rules = Catalogue.rules().stream()
                .filter(rule -> rule.severity() != Severity.INFO)
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : new Linter(rules).lint(Profile.PCA, Subject.of(request.constraints()))) {
            findings.add(finding.kind().equals(ASKED_FOR) ? finding.at(Severity.WARNING) : finding);
        }
        return findings;
    }
}
