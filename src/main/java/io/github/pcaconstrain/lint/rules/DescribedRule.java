package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import java.util.Set;

/** A rule that answers for itself from its {@link RuleInfo}. */
abstract class DescribedRule implements Rule {
    private final RuleInfo info;

    DescribedRule(RuleInfo info) {
        this.info = info;
    }

    @Override
    public final String code() {
        return info.code();
    }

    @Override
    public final Severity severity() {
        return info.severity();
    }

    @Override
    public final Set<Profile> profiles() {
        return info.profiles();
    }

    @Override
    public final String source() {
        return info.source();
    }

    @Override
    public final String explanation() {
        return info.explanation();
    }

    @Override
    public final String fix() {
        return info.fix();
    }
}
