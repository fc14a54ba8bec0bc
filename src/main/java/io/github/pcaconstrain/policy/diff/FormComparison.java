package io.github.pcaconstrain.policy.diff;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.OpaqueBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Compares which names of one form two sets of constraints allow.
 *
 * <p>If every subtree can be matched, the result is exact: {@link RepresentativeNames} has a name for each possible
 * relation between a name and the subtrees, and all of these are checked against both sets. Otherwise, the form is the
 * same only if nothing changed.
 *
 * @param form the form
 * @param comparison the result
 * @param lost a name that was allowed and is refused now, if one was found
 * @param gained a name that was refused and is allowed now, if one was found
 */
public record FormComparison(
        NameForm form, Comparison comparison, Optional<PresentedName> lost, Optional<PresentedName> gained) {

    public static FormComparison of(NameForm form, NameConstraints before, NameConstraints after) {
        NameConstraints old = only(form, before);
        NameConstraints current = only(form, after);
        if (sameSubtrees(old, current)) {
            return undetailed(form, Comparison.SAME);
        }
        return matchable(old) && matchable(current) ? exact(form, old, current) : guarded(form, old, current);
    }

    /** Whether every subtree has an undisputed meaning that the matcher implements. */
    static boolean matchable(NameConstraints constraints) {
        return constraints.subtrees().allMatch(FormComparison::matchable);
    }

    private static boolean matchable(Subtree subtree) {
        SubtreeBase base = subtree.base();
        if (!subtree.hasStandardDistance() || base instanceof OpaqueBase || base instanceof MalformedBase) {
            return false;
        }
        if (base instanceof DirectoryNameBase directory) {
            return directory.name().rdns().stream()
                    .flatMap(rdn -> rdn.attributes().stream())
                    .map(DistinguishedName.Attribute::syntax)
                    .noneMatch(syntax -> syntax == Syntax.LEGACY_TEXT || syntax == Syntax.OTHER);
        }
        // RFC 5280 does not say what an empty base of these forms covers, and verifiers differ.
        boolean undefinedWhenEmpty = base instanceof EmailBase || base instanceof UriBase;
        return !undefinedWhenEmpty || !base.value().isEmpty();
    }

    private static FormComparison exact(NameForm form, NameConstraints before, NameConstraints after) {
        ConstraintChain old = compile(before);
        ConstraintChain current = compile(after);
        Optional<PresentedName> lost = Optional.empty();
        Optional<PresentedName> gained = Optional.empty();
        for (PresentedName name : RepresentativeNames.of(form, List.of(before, after))) {
            boolean allowedBefore = old.check(name).isPermitted();
            boolean allowedNow = current.check(name).isPermitted();
            if (allowedBefore && !allowedNow) {
                lost = better(lost, name);
            } else if (!allowedBefore && allowedNow) {
                gained = better(gained, name);
            }
        }
        return new FormComparison(form, Comparison.of(lost.isPresent(), gained.isPresent()), lost, gained);
    }

    /** The first realistic name, otherwise the first. */
    private static Optional<PresentedName> better(Optional<PresentedName> found, PresentedName next) {
        return found.isEmpty() || (!isTelling(found.get()) && isTelling(next)) ? Optional.of(next) : found;
    }

    /** A top-level domain, a wildcard or an address that no host can have is a poor example. */
    private static boolean isTelling(PresentedName name) {
        String value = name.value();
        return switch (name.form()) {
            case DNS, EMAIL, URI -> value.contains(".") && !value.startsWith("*.");
            case IP -> !value.equals("0.0.0.0") && !value.equals("::");
            default -> true;
        };
    }

    /**
     * Constraints on a form that had none can only narrow it. Otherwise, the effect of what cannot be matched is
     * unknown.
     */
    private static FormComparison guarded(NameForm form, NameConstraints before, NameConstraints after) {
        boolean malformed = hasMalformed(before) || hasMalformed(after);
        boolean loses = malformed || !after.isEmpty();
        boolean gains = malformed || !before.isEmpty();
        return undetailed(form, Comparison.of(loses, gains));
    }

    // Some verifiers ignore the whole extension if part of it is malformed, so names of other forms may be gained, too.
    private static boolean hasMalformed(NameConstraints constraints) {
        return constraints
                .subtrees()
                .anyMatch(subtree -> subtree.base() instanceof MalformedBase || !subtree.hasStandardDistance());
    }

    private static ConstraintChain compile(NameConstraints constraints) {
        return ConstraintChain.of(List.of(CaConstraints.of("", constraints)), LeadingDot.ONLY_BELOW);
    }

    private static NameConstraints only(NameForm form, NameConstraints constraints) {
        return new NameConstraints(constraints.permitted(form), constraints.excluded(form), true);
    }

    private static boolean sameSubtrees(NameConstraints before, NameConstraints after) {
        return new HashSet<>(before.permitted()).equals(new HashSet<>(after.permitted()))
                && new HashSet<>(before.excluded()).equals(new HashSet<>(after.excluded()));
    }

    private static FormComparison undetailed(NameForm form, Comparison comparison) {
        return new FormComparison(form, comparison, Optional.empty(), Optional.empty());
    }
}
