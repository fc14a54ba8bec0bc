package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import java.util.List;
import java.util.Set;

/** One rule: what it is about, and how it is checked. */
public interface Rule extends FindingCode {
    /** The profiles that hold constraints to it. */
    Set<Profile> profiles();

    /** The findings; empty where the rule does not apply. */
    List<Finding> check(Subject subject);
}
