package io.github.pcaconstrain.finding;

import java.util.Objects;

/**
 * The documentation of a code.
 *
 * @param severity the severity of its findings
 * @param source its source, without a period
 * @param explanation what it means and why it matters, in sentences
 * @param fix what to do about a finding, in lower case without a period
 */
public record CodeInfo(Severity severity, String source, String explanation, String fix) {
    public CodeInfo {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(fix, "fix");
    }

    /** A code whose findings are errors. */
    public static CodeInfo error(String source, String explanation, String fix) {
        return new CodeInfo(Severity.ERROR, source, explanation, fix);
    }

    /** A code whose findings are warnings. */
    public static CodeInfo warning(String source, String explanation, String fix) {
        return new CodeInfo(Severity.WARNING, source, explanation, fix);
    }

    /** A code whose findings are facts to consider. */
    public static CodeInfo info(String source, String explanation, String fix) {
        return new CodeInfo(Severity.INFO, source, explanation, fix);
    }
}
