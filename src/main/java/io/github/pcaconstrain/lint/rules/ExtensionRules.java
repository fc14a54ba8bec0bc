package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PCA;
import static io.github.pcaconstrain.lint.rules.Profiles.PRIVATE;
import static io.github.pcaconstrain.lint.rules.Profiles.PUBLIC;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.stream.Stream;

/** Rules about the extension: its place, criticality, encoding and length. */
enum ExtensionRules implements TableRule {
    NOT_A_CA(error(
            EVERY,
            "RFC 5280, section 4.2.1.10; BR 7.1.2.7.6 and 7.1.2.8.2",
            "Name constraints belong in CA certificates only. In any other certificate they constrain "
                    + "nothing, and strict verifiers refuse it. AWS Private CA signs such a certificate "
                    + "without complaint when an end-entity template is used.",
            "issue with a SubordinateCACertificate template, or leave the extension out")),
    NOT_CRITICAL(error(
            PRIVATE,
            "RFC 5280, section 4.2.1.10",
            "Conforming CAs must mark the extension as critical. A verifier that does not know name constraints "
                    + "skips the extension if it is not critical, and trusts the CA for every name.",
            "mark the extension as critical, which is the default")),
    NOT_CRITICAL_BR(warning(
            PUBLIC,
            "BR 7.1.2.10.8 and 7.1.2.5.2",
            "The Baseline Requirements differ from RFC 5280 here: the extension should be critical but need "
                    + "not be. Verifiers that reject a critical one are no longer in use; a verifier that ignores one "
                    + "because it is not critical is the greater risk.",
            "mark the extension as critical")),
    EMPTY_CONSTRAINTS(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "Constraints must have permitted or excluded subtrees: an empty sequence is forbidden. Some "
                    + "verifiers accept it and constrain nothing, others refuse the chain.",
            "give at least one permitted or excluded name, or leave the extension out")),
    EMPTY_SUBTREE_LIST(error(
            EVERY,
            "RFC 5280, appendix A.2: GeneralSubtrees has SIZE (1..MAX)",
            "A list of permitted or excluded subtrees must not be empty. Bouncy Castle, Go and pyca refuse "
                    + "an empty list; OpenSSL, GnuTLS, NSS and the JDK accept it.",
            "leave out the list that has no subtrees")),
    MINIMUM_NOT_ZERO(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "The minimum field has no meaning for any name form and must be 0. OpenSSL and Bouncy Castle "
                    + "refuse another value, GnuTLS and the JDK ignore it; chains fail on Windows.",
            "issue the certificate again without a minimum")),
    MINIMUM_WRITTEN_OUT(error(
            EVERY,
            "X.690, section 11.5; BR 7.1.2.10.8",
            "DER leaves out a field that has its default value, and the default of the minimum is 0. A "
                    + "strict parser refuses the certificate.",
            "issue the certificate again without a minimum")),
    MAXIMUM_PRESENT(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "The maximum field has no meaning for any name form and must be absent. OpenSSL and Bouncy "
                    + "Castle refuse it, GnuTLS and the JDK ignore it; chains fail on Windows.",
            "issue the certificate again without a maximum")),
    UNREADABLE_ENCODING(error(
            EVERY,
            "RFC 5280, appendix A.2",
            "The value of the extension must be a NameConstraints sequence and nothing else. AWS Private "
                    + "CA copies whatever bytes it is given, so a faulty encoder shows only when a "
                    + "verifier refuses the chain.",
            "encode the constraints again, for instance with pca-constrain encode")),
    NOT_DER(error(
            EVERY,
            "RFC 5280, section 4.1; X.690, section 10",
            "Certificates must be encoded in DER, which has exactly one encoding for each value. Lax "
                    + "parsers also read other encodings; strict ones refuse the certificate.",
            "encode the constraints again, for instance with pca-constrain encode")),
    PCA_EXTENSION_TOO_LONG(error(
            PCA,
            "AWS Private CA API Reference, CustomExtension: at most 4,096 characters of base64",
            "AWS Private CA takes at most 4,096 characters of base64, which are 3,072 octets of DER. About "
                    + "150 short DNS names fit.",
            "permit wider names, or split the CA"));

    private static final int MAX_PCA_OCTETS = 3_072;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    ExtensionRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        return switch (this) {
            case NOT_A_CA ->
                Problem.ofWhole(
                        isOutsideCa(subject),
                        "the certificate has name constraints but is not a CA, so they constrain nothing");
            case NOT_CRITICAL ->
                Problem.ofWhole(
                        isNotCritical(subject),
                        "the extension is not critical, so a verifier that does not know it skips it");
            case NOT_CRITICAL_BR ->
                Problem.ofWhole(
                        isNotCritical(subject),
                        "the extension is not critical, which is allowed here only for very old clients");
            case EMPTY_CONSTRAINTS ->
                Problem.ofWhole(isEmpty(subject), "there are neither permitted nor excluded subtrees");
            case EMPTY_SUBTREE_LIST -> decoded(subject, DecodingProblem.Kind.EMPTY_LIST);
            case MINIMUM_NOT_ZERO ->
                PlacedSubtree.all(subject)
                        .filter(entry -> entry.subtree().minimum().signum() != 0)
                        .map(entry -> Problem.of(
                                entry, "its minimum is " + entry.subtree().minimum() + ", not 0"));
            case MINIMUM_WRITTEN_OUT -> decoded(subject, DecodingProblem.Kind.DEFAULT_MINIMUM);
            case MAXIMUM_PRESENT ->
                PlacedSubtree.all(subject)
                        .flatMap(entry -> entry
                                .subtree()
                                .maximum()
                                .map(maximum -> Problem.of(entry, "it has a maximum, " + maximum))
                                .stream());
            case UNREADABLE_ENCODING -> decoded(subject, DecodingProblem.Kind.SYNTAX);
            case NOT_DER -> decoded(subject, DecodingProblem.Kind.NOT_DER);
            case PCA_EXTENSION_TOO_LONG -> tooLongForPca(subject.constraints());
        };
    }

    private static boolean isOutsideCa(Subject subject) {
        return subject.certificate()
                .filter(certificate ->
                        !certificate.isCa() && certificate.constraints().isPresent())
                .isPresent();
    }

    private static boolean isNotCritical(Subject subject) {
        boolean absent = subject.certificate()
                .filter(certificate -> certificate.constraints().isEmpty())
                .isPresent();
        return !absent && !subject.constraints().critical();
    }

    private static boolean isEmpty(Subject subject) {
        boolean emptyPolicy = subject.certificate().isEmpty()
                && subject.problems().isEmpty()
                && subject.constraints().isEmpty();
        return emptyPolicy
                || subject.problems().stream().anyMatch(problem -> problem.kind() == DecodingProblem.Kind.EMPTY);
    }

    private static Stream<Problem> decoded(Subject subject, DecodingProblem.Kind kind) {
        return subject.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .map(problem -> new Problem(problem.where(), problem.problem()));
    }

    private static Stream<Problem> tooLongForPca(NameConstraints constraints) {
        int octets = constraints.isEmpty() ? 0 : NameConstraintsDer.encode(constraints).length;
        return Problem.ofWhole(
                octets > MAX_PCA_OCTETS,
                "the extension has " + octets + " octets, more than the " + MAX_PCA_OCTETS + " that fit");
    }
}
