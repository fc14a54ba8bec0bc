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
 * A point on which other verifiers decide differently from this tool, measured by {@code scripts/interop-matrix.sh}.
 *
 * @param id its heading in {@code docs/explanation/interop.md}
 * @param witnesses the witnesses that decide differently
 * @param answers their answers in this case
 * @param explanation the difference in words
 * @param applies whether it can explain a case
 */
public record KnownDifference(
        String id, Set<Witness> witnesses, Set<Answer> answers, String explanation, Predicate<JudgedChain> applies) {
    private static final Set<Answer> ACCEPTS = EnumSet.of(Answer.ACCEPTS);
    private static final Set<Answer> REFUSES = EnumSet.of(Answer.REFUSES, Answer.FAILS);
    private static final Set<Answer> ANY = EnumSet.of(Answer.ACCEPTS, Answer.REFUSES, Answer.FAILS);
    private static final Set<Witness> ALL = EnumSet.allOf(Witness.class);

    /** The only one that is about finding the issuer, and not about names. */
    private static final String KEY_IDENTIFIERS = "key-identifiers";

    private static final List<KnownDifference> LIST = List.of(
            new KnownDifference(
                    "trust-anchor",
                    EnumSet.of(JDK, BC),
                    ACCEPTS,
                    "it ignores the constraints in the certificate of a trust anchor",
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
                    "it compares a malformed name as it is written; this tool refuses it",
                    JudgedChain::hasMalformedName),
            new KnownDifference(
                    "unreadable-names",
                    EnumSet.of(JDK),
                    ACCEPTS,
                    "it ignores all alternative names of a certificate if it cannot read one of them",
                    UnreadableNames::occurIn),
            new KnownDifference(
                    "wildcard-exclusion",
                    ALL,
                    ACCEPTS,
                    "it accepts a wildcard that can expand to an excluded name",
                    JudgedChain::isRefusedWildcard),
            new KnownDifference(
                    "common-name",
                    EnumSet.of(OPENSSL, GNUTLS, NSS, JDK),
                    REFUSES,
                    "it treats some common names as DNS names or addresses, and checks them against the constraints",
                    JudgedChain::hasCommonNameUnderHostConstraints),
            new KnownDifference(
                    "forms-not-supported",
                    EnumSet.of(GO),
                    REFUSES,
                    "it treats critical constraints on subject names and some other types as an unknown critical "
                            + "extension",
                    JudgedChain::constrainsFormsUnknownToGo),
            new KnownDifference(
                    "forms-not-checked",
                    EnumSet.of(GNUTLS),
                    ACCEPTS,
                    "it does not check permitted subject names, URIs and some other types",
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
                    "it does not separate IPv4 and IPv6 in the same way as this tool",
                    JudgedChain::comparesAddressFamilies),
            new KnownDifference(
                    "mapped-addresses",
                    EnumSet.of(BC),
                    ANY,
                    "it takes an IPv6 address that maps an IPv4 address for the latter",
                    JudgedChain::comparesMappedAddresses),
            new KnownDifference(
                    "mail-in-subject",
                    EnumSet.of(GO),
                    ACCEPTS,
                    "it does not check email addresses in the subject",
                    chain -> chain.isRefusedForm(EnumSet.of(NameForm.EMAIL))),
            new KnownDifference(
                    "mail-beside-names",
                    EnumSet.of(JDK, BC, OPENSSL, NSS),
                    ANY,
                    "it ignores an email address in the subject beside any alternative name, or checks it even beside "
                            + "other email addresses",
                    JudgedChain::hasMailInSubjectBesideNames),
            new KnownDifference(
                    "host-covers-below",
                    EnumSet.of(GO),
                    ACCEPTS,
                    "in older releases, an email or URI host also covers the hosts below it",
                    chain -> chain.isRefusedForm(EnumSet.of(NameForm.EMAIL, NameForm.URI))),
            new KnownDifference(
                    "local-part-case",
                    EnumSet.of(NSS, JDK, BC),
                    ANY,
                    "it ignores the case of the local part of a mailbox",
                    JudgedChain::comparesSpellingsOfMailboxes),
            new KnownDifference(
                    "empty-base",
                    EnumSet.of(BC, GO, NSS, OPENSSL, GNUTLS),
                    ANY,
                    "it interprets an empty constraint differently",
                    JudgedChain::hasEmptyBase),
            new KnownDifference(
                    "uri-without-host",
                    EnumSet.of(OPENSSL, NSS, JDK, BC),
                    ANY,
                    "no constraint can cover a URI whose host is not a name; RFC 5280 requires it to be refused",
                    JudgedChain::presentsUriWithoutHost),
            new KnownDifference(
                    "merged-lists",
                    EnumSet.of(JDK, BC),
                    ANY,
                    "it merges the lists of several CAs before it checks a name, and loses some entries",
                    JudgedChain::constrainsOneFormSeveralTimes),
            new KnownDifference(
                    "dropped-permissions",
                    EnumSet.of(JDK),
                    ANY,
                    "when it merges the lists of several CAs, it drops what is both permitted and excluded, and all but "
                            + "the first permitted entry of a type that no CA above permits",
                    DroppedPermissions::occurIn),
            new KnownDifference(
                    "uri-domain-beside-host",
                    EnumSet.of(JDK),
                    ANY,
                    "when it merges the lists of several CAs, it takes a URI domain for a part of a host of the same "
                            + "name or above, and drops it beside that host",
                    MergedUris::losesDomain),
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
                    "it compares subject names byte by byte, so case and string type matter",
                    JudgedChain::constrainsDirectoryNames),
            new KnownDifference(
                    "old-string-types",
                    EnumSet.of(BC, OPENSSL, NSS),
                    ANY,
                    "it converts old string types, such as TeletexString, and compares them; this tool does not",
                    JudgedChain::comparesOldStringTypes),
            new KnownDifference(
                    "old-string-types-apart",
                    EnumSet.of(JDK),
                    ACCEPTS,
                    "it does not convert old string types, such as TeletexString, so an excluded name in another type passes",
                    chain ->
                            chain.comparesOldStringTypes() && chain.isRefusedForm(EnumSet.of(NameForm.DIRECTORY_NAME))),
            new KnownDifference(
                    "user-in-uri",
                    EnumSet.of(OPENSSL),
                    ANY,
                    "releases before 3.5 take the user of a URI for a part of its host",
                    JudgedChain::presentsUriWithUser),
            new KnownDifference(
                    "registered-ids",
                    EnumSet.of(BC, GNUTLS),
                    REFUSES,
                    "it cannot compare registered IDs, and refuses every chain that constrains them",
                    chain -> chain.constrains(EnumSet.of(NameForm.REGISTERED_ID))),
            new KnownDifference(
                    KEY_IDENTIFIERS,
                    EnumSet.of(JDK, OPENSSL, GNUTLS, NSS),
                    REFUSES,
                    "it does not use an issuer whose key identifier is another than the one that a certificate names",
                    JudgedChain::namesAnotherKey));
    /** All of them. */
    public static List<KnownDifference> all() {
        return LIST;
    }

    /** The first difference that explains why a witness disagrees; empty if it agrees or has no verdict. */
    public static Optional<KnownDifference> explaining(JudgedChain chain, WitnessVerdict verdict) {
        return chain.agreesWith(verdict)
                ? Optional.empty()
                : LIST.stream()
                        .filter(known -> known.witnesses.contains(verdict.witness())
                                && known.answers.contains(verdict.answer())
                                && (verdict.mayBeAboutNames() || known.id.equals(KEY_IDENTIFIERS))
                                && known.applies.test(chain))
                        .findFirst();
    }
}
