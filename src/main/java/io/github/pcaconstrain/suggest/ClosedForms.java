package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.lint.suggestion.PlaceholderBases;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The forms that a policy can forbid, by permitting one reserved value of each. */
final class ClosedForms {
    private static final Set<NameForm> POSSIBLE = EnumSet.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI);

    private ClosedForms() {}

    /** The forms to close: those with names of which none is permitted, and if wanted those without names. */
    static Set<NameForm> of(NameCounts counts, Set<NameForm> permitted, Set<NameForm> open, boolean closeForms) {
        EnumSet<NameForm> closed = EnumSet.noneOf(NameForm.class);
        for (NameForm form : POSSIBLE) {
            boolean isUsed = counts.forms().containsKey(form);
            if (!permitted.contains(form) && !open.contains(form) && (isUsed || closeForms)) {
                closed.add(form);
            }
        }
        return closed;
    }

    static List<SubtreeBase> bases(NameForm form) {
        return PlaceholderBases.bases(form);
    }
}
