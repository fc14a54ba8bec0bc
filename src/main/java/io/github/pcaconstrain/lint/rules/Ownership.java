package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** Ownership of what is permitted is validated. */
final class Ownership extends WholeRule {
    Ownership() {
        super(new RuleInfo(
                "ownership",
                Severity.INFO,
                Profiles.PUBLIC,
                "BR 3.2.2.4, 3.2.2.5 and 8.7",
                "Each permitted DNS name and address range must have been validated as the applicant's, and "
                        + "each organisation in a permitted directoryName verified; the issuer audits a sample of 3% "
                        + "of the certificates every quarter. This cannot be seen from the constraints.",
                "keep the evidence of validation for each permitted name"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        int count = subject.constraints().permitted().size();
        return when(count > 0, "ownership of each permitted name (" + count + " here) must have been validated");
    }
}
