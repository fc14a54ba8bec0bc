package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;

/** The rules of {@code encode}, about which {@code decode} warns too. */
public final class EncodeLint {
    /** The only error that exists because the user asked for it, in an option or policy. */
    private static final Rule ASKED_FOR = Catalogue.byCode("not-critical").orElseThrow();

    private EncodeLint() {}

    /** What {@code encode} refuses of these constraints unless another profile is given. */
    public static List<Finding> refusals(NameConstraints constraints) {
        return refusals(findings(constraints, Profile.PCA));
    }

    public static List<Finding> refusals(List<Finding> findings) {
        return Linter.atLeast(Severity.ERROR, findings).stream()
                .filter(finding -> !finding.kind().equals(ASKED_FOR))
                .toList();
    }

    public static List<Finding> findings(NameConstraints constraints, Profile profile) {
        List<Rule> rules = Catalogue.rules().stream()
                .filter(rule -> rule.severity() != Severity.INFO)
                .toList();
        return new Linter(rules).lint(profile, Subject.of(constraints));
    }
}
