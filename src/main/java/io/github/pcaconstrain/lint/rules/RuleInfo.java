package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.lint.Profile;
import java.util.Objects;
import java.util.Set;

/**
 * The documentation of a rule.
 *
 * @param profiles the profiles with this rule
 * @param about the severity of its findings, its source, what it means and what to do: MUST in its source makes an
 *     error, SHOULD a warning, a fact to consider an info
 */
record RuleInfo(Set<Profile> profiles, CodeInfo about) {
    RuleInfo {
        profiles = Set.copyOf(profiles);
        Objects.requireNonNull(about, "about");
    }

    static RuleInfo error(Set<Profile> profiles, String source, String explanation, String fix) {
        return new RuleInfo(profiles, CodeInfo.error(source, explanation, fix));
    }

    static RuleInfo warning(Set<Profile> profiles, String source, String explanation, String fix) {
        return new RuleInfo(profiles, CodeInfo.warning(source, explanation, fix));
    }

    static RuleInfo info(Set<Profile> profiles, String source, String explanation, String fix) {
        return new RuleInfo(profiles, CodeInfo.info(source, explanation, fix));
    }
}
