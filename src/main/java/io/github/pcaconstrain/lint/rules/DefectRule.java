package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.MalformedBase;
import java.util.Optional;

/** A rule about one kind of defect of bases that could not be read. */
abstract class DefectRule extends SubtreeRule {
    private final Defect defect;

    DefectRule(Defect defect, RuleInfo info) {
        super(info);
        this.defect = defect;
    }

    @Override
    final Optional<String> problem(Entry entry) {
        return entry.base() instanceof MalformedBase malformed && Defect.of(malformed) == defect
                ? Optional.of(malformed.flaw())
                : Optional.empty();
    }
}
