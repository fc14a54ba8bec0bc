package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.stream.Stream;

/** Rules about overlapping subtrees. */
enum OverlapRules implements TableRule {
    DUPLICATE_SUBTREE(warning(
            EVERY,
            "own rule: dead weight in a certificate",
            "The list holds the same constraint twice, perhaps spelled differently. The second has no "
                    + "effect, takes up space, and makes the constraints harder to read.",
            "leave out the repeated subtree")),
    SHADOWED_SUBTREE(warning(
            EVERY,
            "own rule: dead weight in a certificate",
            "The subtree lies inside a wider one of the same list and has no effect. Often it was meant to "
                    + "narrow what is permitted, which a permitted subtree cannot do.",
            "leave it out, or leave out the wider one if the narrower one was meant")),
    PERMITTED_EQUALS_EXCLUDED(error(
            EVERY,
            "own rule: a contradiction",
            "The same constraint is both permitted and excluded. Exclusions win, so it permits nothing; one "
                    + "of the two is a mistake.",
            "decide which of the two is meant and leave out the other")),
    PERMITTED_INSIDE_EXCLUDED(warning(
            EVERY,
            "own rule: a dead entry",
            "The permitted subtree lies inside an excluded one. Exclusions win regardless of order, so it permits "
                    + "nothing: RFC 5280 has no exceptions to exclusions.",
            "leave it out, or narrow the exclusion")),
    EXCLUDED_COVERS_PERMITTED(error(
            EVERY,
            "own rule: a CA that can issue nothing",
            "Everything permitted of a name type is also excluded, so the CA can issue no certificate with "
                    + "a name of that type. To forbid a name type on purpose, permit only its reserved name "
                    + "\"invalid\".",
            "narrow the exclusions, or permit only \"invalid\" if nothing is to be issued")),
    EXCLUDED_WITHOUT_EFFECT(info(
            EVERY,
            "BR 7.1.2.5.2: exclusions are for subordinate names; own rule elsewhere",
            "Where some names of a type are permitted, every other name of the type is refused anyway. "
                    + "Excluding one of those changes nothing, except as a safeguard against a later, wider policy or "
                    + "a faulty verifier.",
            "leave it out, or check that its name is spelled as meant")),
    WILDCARD_ESCAPES_EXCLUSION(warning(
            EVERY,
            "measured: trap T4; CVE-2025-61727",
            "A wildcard certificate for *.example.com also serves prod.example.com, but only pyca, Go from "
                    + "1.24.11 and 1.25.5, rustls-webpki from 0.103.12, BoringSSL and AWS-LC refuse it "
                    + "when prod.example.com is excluded. Verifiers before that, and OpenSSL, GnuTLS, NSS, "
                    + "the JDK and Bouncy Castle, accept it.",
            "forbid wildcard names on the issuing side, or permit what is needed instead of excluding what is not"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    OverlapRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        NameConstraints constraints = subject.constraints();
        return switch (this) {
            case DUPLICATE_SUBTREE ->
                Redundancy.in(constraints)
                        .filter(Redundancy::isSame)
                        .map(found -> Problem.of(
                                found.entry(), "it repeats " + found.by().base().text()));
            case SHADOWED_SUBTREE ->
                Redundancy.in(constraints)
                        .filter(found -> !found.isSame())
                        .map(found -> Problem.of(
                                found.entry(),
                                "it lies inside " + found.by().base().text() + " and has no effect"));
            case PERMITTED_EQUALS_EXCLUDED ->
                DeadPermission.in(constraints)
                        .filter(DeadPermission::isSame)
                        .map(dead -> Problem.of(dead.entry(), "it is also excluded, so it permits nothing"));
            case PERMITTED_INSIDE_EXCLUDED ->
                DeadPermission.in(constraints)
                        .filter(dead -> !dead.isSame())
                        .map(dead -> Problem.of(
                                dead.entry(),
                                "it lies inside excluded " + dead.by().base().text() + ", so it permits nothing"));
            case EXCLUDED_COVERS_PERMITTED -> ExcludedCoversPermitted.in(constraints);
            case EXCLUDED_WITHOUT_EFFECT -> ExcludedWithoutEffect.in(constraints);
            case WILDCARD_ESCAPES_EXCLUSION -> WildcardEscapesExclusion.in(constraints);
        };
    }
}
