package io.github.pcaconstrain.verification.witness;

import static io.github.pcaconstrain.verification.witness.Witness.BC;
import static io.github.pcaconstrain.verification.witness.Witness.GNUTLS;
import static io.github.pcaconstrain.verification.witness.Witness.GO;
import static io.github.pcaconstrain.verification.witness.Witness.JDK;
import static io.github.pcaconstrain.verification.witness.Witness.NSS;
import static io.github.pcaconstrain.verification.witness.Witness.OPENSSL;

import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A point on which verifiers judge differently than we do, measured by {@code scripts/interop-matrix.sh}.
 *
 * @param id its heading in {@code docs/explanation/interop.md}
 * @param witnesses who is seen to differ
 * @param answers what they say then
 * @param explanation the difference in words
 * @param applies whether it can explain a case
 */
public record KnownDifference(
        String id, Set<Witness> witnesses, Set<Answer> answers, String explanation, Predicate<JudgedChain> applies) {
    private static final Set<Answer> ACCEPTS = EnumSet.of(Answer.ACCEPTS);
    private static final Set<Answer> REFUSES = EnumSet.of(Answer.REFUSES, Answer.FAILS);
    private static final Set<Answer> ANY = EnumSet.of(Answer.ACCEPTS, Answer.REFUSES, Answer.FAILS);
    private static final Set<Witness> ALL = EnumSet.allOf(Witness.class);

    private static final List<KnownDifference> LIST = List.of(
            new KnownDifference(
                    "trust-anchor",
                    EnumSet.of(JDK, BC),
                    ACCEPTS,
                    "it leaves out the constraints in the certificate of a trust anchor",
                    JudgedChain::isRefusedByAnchor),
            new KnownDifference(
                    "malformed-constraints",
                    ALL,
                    ANY,
                    "this tool allows no name where constraints break RFC 5280; other verifiers apply what they can "
                            + "read",
                    JudgedChain::hasMalformedConstraints),
            new KnownDifference(
                    "malformed-name",
                    ALL,
                    ACCEPTS,
                    "it compares a malformed name as written, where this tool refuses it",
                    JudgedChain::hasMalformedName),
            new KnownDifference(
                    "wildcard-exclusion",
                    ALL,
                    ACCEPTS,
                    "it lets a wildcard pass that can expand into an excluded name",
                    JudgedChain::isRefusedWildcard),
            new KnownDifference(
                    "common-name",
                    EnumSet.of(OPENSSL, GNUTLS, NSS, JDK),
                    REFUSES,
                    "it takes some common names for DNS names, and holds them to the constraints",
                    JudgedChain::hasCommonNameUnderDnsConstraints),
            new KnownDifference(
                    "forms-not-supported",
                    EnumSet.of(GO),
                    REFUSES,
                    "it treats critical constraints on subject names and other types as an unknown critical "
                            + "extension",
                    JudgedChain::constrainsFormsUnknownToGo),
            new KnownDifference(
                    "forms-not-checked",
                    EnumSet.of(GNUTLS),
                    ACCEPTS,
                    "it does not check permitted subject names, URIs and other types",
                    chain -> chain.isRefusedForm(
                            EnumSet.of(NameForm.DIRECTORY_NAME, NameForm.URI, NameForm.OTHER_NAME))),
            new KnownDifference(
                    "exclusions-not-told-apart",
                    EnumSet.of(GNUTLS),
                    REFUSES,
                    "it cannot compare an excluded subject name or URI, and refuses every name of that type instead",
                    JudgedChain::excludesFormsUnknownToGnuTls),
            new KnownDifference(
                    "address-families",
                    EnumSet.of(GNUTLS, JDK),
                    ANY,
                    "it does not keep IPv4 and IPv6 apart as this tool does",
                    JudgedChain::presentsIp),
            new KnownDifference(
                    "mail-in-subject",
                    EnumSet.of(GO),
                    ACCEPTS,
                    "it does not look at mail addresses in the subject",
                    chain -> chain.isRefusedForm(EnumSet.of(NameForm.EMAIL))),
            new KnownDifference(
                    "host-covers-below",
                    EnumSet.of(GO),
                    ACCEPTS,
                    "older releases let a mail or URI host cover the hosts below it",
                    chain -> chain.isRefusedForm(EnumSet.of(NameForm.EMAIL, NameForm.URI))),
            new KnownDifference(
                    "local-part-case",
                    EnumSet.of(NSS, JDK, BC),
                    ANY,
                    "it compares the local part of a mailbox without case",
                    JudgedChain::presentsMail),
            new KnownDifference(
                    "empty-base",
                    EnumSet.of(JDK, BC, GO, NSS, OPENSSL, GNUTLS),
                    ANY,
                    "it reads an empty constraint differently, or fails on it",
                    JudgedChain::hasEmptyBase),
            new KnownDifference(
                    "uri-without-host",
                    EnumSet.of(OPENSSL, NSS, JDK, BC, GNUTLS, GO),
                    ANY,
                    "a URI whose host is no name cannot be covered by any constraint, and RFC 5280 has it refused",
                    JudgedChain::presentsUriWithoutHost),
            new KnownDifference(
                    "merged-lists",
                    EnumSet.of(JDK, BC),
                    ANY,
                    "it merges the lists of several CAs before it looks at a name, and loses some of them",
                    JudgedChain::hasSeveralConstrainedCas),
            new KnownDifference(
                    "empty-subject",
                    EnumSet.of(BC),
                    REFUSES,
                    "it applies constraints on subject names to an empty subject",
                    JudgedChain::hasEmptySubjectUnderDirectoryConstraints),
            new KnownDifference(
                    "string-types",
                    EnumSet.of(NSS),
                    REFUSES,
                    "it compares directory names by their bytes: case and string type count",
                    JudgedChain::constrainsDirectoryNames));
    /** All of them. */
    public static List<KnownDifference> all() {
        return LIST;
    }

    /** The first that explains why a witness does not say what we say; nothing where it does, or says nothing. */
    public static Optional<KnownDifference> explaining(JudgedChain chain, WitnessVerdict verdict) {
        return chain.agreesWith(verdict) || !verdict.mayBeAboutNames()
                ? Optional.empty()
                : LIST.stream()
                        .filter(known -> known.witnesses.contains(verdict.witness())
                                && known.answers.contains(verdict.answer())
                                && known.applies.test(chain))
                        .findFirst();
    }
}
