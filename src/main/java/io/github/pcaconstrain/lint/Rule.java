package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;
import java.util.Set;

/** One rule: what it is about, and how it is checked. */
public interface Rule {
    /** The stable code, in lower case with hyphens. */
    String code();

    /** How grave its findings are. */
    Severity severity();

    /** The profiles that hold constraints to it. */
    Set<Profile> profiles();

    /** Where it comes from: RFC and section, document, or "own rule" with the reason. */
    String source();

    /** What it demands and why it matters, a few sentences. */
    String explanation();

    /** What to do about a finding, one sentence. */
    String fix();

    /** The findings; empty where the rule does not apply. */
    List<Finding> check(Subject subject);
}
