package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.AccessDecision;
import io.github.pcaconstrain.access.AccessDecision.Outcome;
import io.github.pcaconstrain.finding.GrantedAccess;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What somebody may do to one resource, before equal answers about several resources become one finding.
 *
 * @param code what it is reported as
 * @param action the action
 * @param templates the names of the templates, for signing
 * @param decision why
 */
record Grant(AccessCode code, String action, List<String> templates, AccessDecision decision) {
    /** More statements or templates are counted in a message. */
    private static final int FEW = 4;

    Grant {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(action, "action");
        templates = List.copyOf(templates);
        Objects.requireNonNull(decision, "decision");
    }

    /** One answer from several, such as those about each template: the most certain ones count. */
    static AccessDecision merged(Collection<AccessDecision> decisions) {
        Outcome outcome = decisions.stream()
                .map(AccessDecision::outcome)
                .max(Outcome::compareTo)
                .orElse(Outcome.DENIED);
        List<AccessDecision> counting =
                decisions.stream().filter(each -> each.outcome() == outcome).toList();
        return new AccessDecision(
                outcome,
                all(counting, AccessDecision::allowedBy),
                all(counting, AccessDecision::doubts),
                all(counting, AccessDecision::passedDenials));
    }

    private static List<String> all(List<AccessDecision> decisions, Function<AccessDecision, List<String>> part) {
        return decisions.stream()
                .flatMap(each -> part.apply(each).stream())
                .distinct()
                .toList();
    }

    GrantedAccess to(String principal, List<String> resources) {
        return new GrantedAccess(
                principal,
                action,
                resources,
                templates,
                decision.outcome() == Outcome.ALLOWED,
                decision.allowedBy(),
                decision.doubts(),
                decision.passedDenials());
    }

    /**
     * The finding's message.
     *
     * @param what what can be done, such as "assume this role"
     */
    String message(String what) {
        boolean isCertain = decision.outcome() == Outcome.ALLOWED;
        return Stream.of(
                        "the principal can " + (isCertain ? "" : "possibly ") + what + " (" + action
                                + templatesInWords() + ")",
                        "allowed by " + listed(decision.allowedBy(), "policies that were not given"),
                        isCertain ? "" : "not certain: " + listed(decision.doubts(), "whether it is allowed"),
                        decision.passedDenials().isEmpty()
                                ? "no Deny statement applies"
                                : "not denied by " + listed(decision.passedDenials(), ""))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }

    private String templatesInWords() {
        return code != AccessCode.MAY_SIGN_WITHOUT_CONSTRAINTS && code != AccessCode.MAY_SIGN_WITH_PASSTHROUGH
                ? ""
                : " with " + listed(templates, "");
    }

    /** The first few, and how many more. */
    private static String listed(List<String> all, String ifNone) {
        if (all.isEmpty()) {
            return ifNone;
        }
        return all.size() <= FEW
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, FEW)) + " and " + (all.size() - FEW) + " more";
    }
}
