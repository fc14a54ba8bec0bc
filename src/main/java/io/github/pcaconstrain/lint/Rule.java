package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import java.util.List;
import java.util.Set;

/** A rule: its documentation and its check. */
public interface Rule extends FindingCode {
    /** The profiles with this rule. */
    Set<Profile> profiles();

    /** The findings; empty if the rule does not apply. */
    List<Finding> check(Subject subject);
}
