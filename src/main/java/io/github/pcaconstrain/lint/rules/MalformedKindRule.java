package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.MalformedBase;
import java.util.Optional;

/** A rule about one kind of defect of bases that could not be read. */
abstract class MalformedKindRule extends SubtreeRule {
    private final MalformedKind defect;

    MalformedKindRule(MalformedKind defect, RuleInfo info) {
        super(info);
        this.defect = defect;
    }

    @Override
    final Optional<String> problem(PlacedSubtree entry) {
        return entry.base() instanceof MalformedBase malformed && MalformedKind.of(malformed) == defect
                ? Optional.of(malformed.flaw())
                : Optional.empty();
    }
}
