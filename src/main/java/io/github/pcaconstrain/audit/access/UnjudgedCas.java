package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.Glob;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyPattern;
import io.github.pcaconstrain.access.PolicyStatement;
import io.github.pcaconstrain.access.StatementEffect;
import io.github.pcaconstrain.access.Truth;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.Counted;
import java.util.List;
import java.util.Optional;

/**
 * CAs that nobody names. They are asked about only if no CA of an account is known: if one is, nothing is said of the
 * others, and that must be seen.
 */
final class UnjudgedCas {
    private static final Glob ANY_CA = Glob.of("arn:*:acm-pca:*:*:certificate-authority/*");

    private UnjudgedCas() {}

    /** For how many CAs patterns were judged; empty if there are none that may stand for more. */
    static Optional<String> message(List<IamEntity> entities, List<TargetCa> cas) {
        long wide = entities.stream()
                .filter(entity -> cas.stream()
                        .noneMatch(ca -> ca.isAnyOf(entity.principal().account())))
                .filter(entity -> entity.identity().policies().stream()
                        .flatMap(policy -> policy.statements().stream())
                        .anyMatch(UnjudgedCas::isForMore))
                .count();
        long known = cas.stream().filter(TargetCa::isKnown).count();
        return wide == 0
                ? Optional.empty()
                : Optional.of(Counted.of(wide, "principal is", "principals are")
                        + " allowed acm-pca:IssueCertificate with a pattern such as '*', which was judged for "
                        + Counted.of(known, "CA") + " only");
    }

    private static boolean isForMore(PolicyStatement statement) {
        return statement.effect() == StatementEffect.ALLOW
                && statement.concerns(AccessQuestions.ISSUE) != Truth.FALSE
                && (statement.exceptResources()
                        || statement.resources().stream()
                                .map(PolicyPattern::text)
                                .anyMatch(text ->
                                        !CaArn.matches(text) && Glob.of(text).intersects(ANY_CA)));
    }
}
