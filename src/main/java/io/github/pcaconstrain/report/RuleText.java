package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.Severity;
import java.util.Objects;

/**
 * What a code means, for reports that explain themselves.
 *
 * @param code the code of findings
 * @param severity how grave its findings are
 * @param explanation what it is about, a few sentences
 * @param fix what to do about a finding
 */
public record RuleText(String code, Severity severity, String explanation, String fix) {
    public RuleText {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(fix, "fix");
    }
}
