package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import java.util.Objects;
import java.util.Set;

/**
 * What a reader is told about a rule.
 *
 * @param code the stable code
 * @param severity how grave its findings are: MUST is an error, SHOULD a warning, a fact to consider an info
 * @param profiles the profiles that hold constraints to it
 * @param source where it comes from
 * @param explanation what it demands and why it matters, in sentences
 * @param fix what to do about a finding, in lower case without a period
 */
record RuleInfo(String code, Severity severity, Set<Profile> profiles, String source, String explanation, String fix) {
    RuleInfo {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        profiles = Set.copyOf(profiles);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(fix, "fix");
    }
}
