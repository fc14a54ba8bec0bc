package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Decision;
import io.github.pcaconstrain.policy.chain.PathVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.VerificationResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A chain with this tool's verdicts, for explaining differences from other verifiers.
 *
 * @param result this tool's verdicts
 */
public record JudgedChain(VerificationResult result) {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";
    private static final String UTF8_STRING = "0c";
    private static final String PRINTABLE_STRING = "13";
    private static final long MAPPED = 0xffff;

    /**
     * Whether a witness agrees with the verdicts on path and constraints together. A witness without a verdict agrees.
     */
    public boolean agreesWith(WitnessVerdict verdict) {
        return switch (verdict.answer()) {
            case ACCEPTS -> passes();
            case REFUSES -> !passes();
            case FAILS -> !passes();
            case ABSENT, LATE, UNSUPPORTED -> true;
        };
    }

    /** Whether path and constraints hold together. */
    public boolean passes() {
        return result.pathJudgement().outcome() == Outcome.PASSED
                && result.constraints().outcome() == Outcome.PASSED;
    }

    boolean isRefusedByAnchor() {
        CertificateContents anchor = result.path().get(result.path().size() - 1);
        return anchor.constraints().isPresent()
                && refusals().findAny().isPresent()
                && refusals()
                        .allMatch(verdict -> verdict.steps().stream()
                                .filter(step -> step.decision() != Decision.PERMITTED)
                                .allMatch(step -> step.ca().equals(anchor.label())));
    }

    boolean hasMalformedConstraints() {
        return !result.names().flaws().isEmpty();
    }

    boolean hasMalformedName() {
        return refusals().anyMatch(verdict -> verdict.flaw().isPresent());
    }

    boolean isRefusedWildcard() {
        return refusals()
                .anyMatch(verdict -> verdict.name() instanceof PresentedName.Dns dns
                        && dns.value().startsWith("*.")
                        && verdict.steps().stream().noneMatch(step -> step.decision() == Decision.NOT_PERMITTED));
    }

    boolean isRefusedForm(Set<NameForm> forms) {
        return refusals().anyMatch(verdict -> forms.contains(verdict.name().form()));
    }

    boolean hasCommonNameUnderHostConstraints() {
        return constrains(Set.of(NameForm.DNS, NameForm.IP))
                && result.path().stream()
                        .flatMap(certificate -> certificate.subject().rdns().stream())
                        .flatMap(rdn -> rdn.attributes().stream())
                        .anyMatch(attribute -> attribute.type().equals(COMMON_NAME));
    }

    boolean constrainsFormsUnknownToGo() {
        return constrains(Set.of(NameForm.DIRECTORY_NAME, NameForm.OTHER_NAME, NameForm.REGISTERED_ID));
    }

    boolean excludesFormsUnknownToGnuTls() {
        return constrained().stream()
                .flatMap(certificate -> certificate.constraints().stream())
                .flatMap(decoded -> decoded.constraints().excluded().stream())
                .map(subtree -> subtree.base().form())
                .anyMatch(form -> form == NameForm.DIRECTORY_NAME || form == NameForm.URI);
    }

    boolean constrainsDirectoryNames() {
        return constrains(Set.of(NameForm.DIRECTORY_NAME));
    }

    boolean hasEmptySubjectUnderDirectoryConstraints() {
        return constrainsDirectoryNames() && result.path().get(0).subject().isEmpty();
    }

    /** Whether an address meets a block of the other family, or one with bits set below its prefix. */
    boolean comparesAddressFamilies() {
        return presented()
                .filter(PresentedName.Ip.class::isInstance)
                .map(name -> ((PresentedName.Ip) name).address())
                .anyMatch(address -> subtrees()
                        .map(Subtree::base)
                        .filter(IpBase.class::isInstance)
                        .map(IpBase.class::cast)
                        .anyMatch(
                                block -> block.hasHostBits() || block.address().family() != address.family()));
    }

    /** Whether an address that maps one of IPv4 meets a block (RFC 4291, section 2.5.5.2). */
    boolean comparesMappedAddresses() {
        return constrains(Set.of(NameForm.IP))
                && presented()
                        .filter(PresentedName.Ip.class::isInstance)
                        .map(name -> ((PresentedName.Ip) name).address())
                        .anyMatch(address -> address.family() == IpFamily.V6
                                && address.high() == 0
                                && address.low() >>> Integer.SIZE == MAPPED);
    }

    /** Whether a mailbox meets one whose local part differs in case or in quotes. */
    boolean comparesSpellingsOfMailboxes() {
        return presented()
                .filter(PresentedName.Email.class::isInstance)
                .map(name -> name.value().substring(0, Math.max(name.value().lastIndexOf('@'), 0)))
                .anyMatch(local -> subtrees()
                        .map(Subtree::base)
                        .filter(EmailBase.class::isInstance)
                        .map(base -> ((EmailBase) base).localPart())
                        .anyMatch(
                                other -> !other.equals(local) && unquoted(other).equalsIgnoreCase(unquoted(local))));
    }

    private static String unquoted(String localPart) {
        return localPart.replaceAll("[\"\\\\]", "");
    }

    /** Whether a subject has an email address, and its certificate has alternative names as well. */
    boolean hasMailInSubjectBesideNames() {
        return constrains(Set.of(NameForm.EMAIL))
                && result.path().stream().anyMatch(JudgedChain::hasMailInSubjectBesideNames);
    }

    private static boolean hasMailInSubjectBesideNames(CertificateContents certificate) {
        Set<String> mails = certificate.subject().rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(EMAIL_ADDRESS))
                .map(DistinguishedName.Attribute::value)
                .collect(Collectors.toSet());
        // The subject comes first, and then what is not one of its addresses is an alternative name.
        return !mails.isEmpty() && certificate.names().stream().skip(1).anyMatch(name -> !mails.contains(name.value()));
    }

    boolean presentsUriWithoutHost() {
        return presents(NameForm.URI)
                && refusals()
                        .map(Verdict::deciding)
                        .flatMap(Optional::stream)
                        .map(CaVerdict::reason)
                        .anyMatch(reason -> reason.contains("so no URI constraint can cover it"));
    }

    boolean presentsUriWithUser() {
        return constrains(Set.of(NameForm.URI))
                && presented()
                        .anyMatch(name ->
                                name.form() == NameForm.URI && name.value().contains("@"));
    }

    /** Whether a subject name or a constraint on one has strings of types that RFC 5280 does not require to be compared. */
    boolean comparesOldStringTypes() {
        Stream<DistinguishedName> constrained = subtrees()
                .map(Subtree::base)
                .filter(DirectoryNameBase.class::isInstance)
                .map(base -> ((DirectoryNameBase) base).name());
        Stream<DistinguishedName> presented = presented()
                .filter(PresentedName.Directory.class::isInstance)
                .map(name -> ((PresentedName.Directory) name).name());
        return constrainsDirectoryNames()
                && Stream.concat(constrained, presented)
                        .flatMap(name -> name.rdns().stream())
                        .flatMap(rdn -> rdn.attributes().stream())
                        .anyMatch(attribute -> !attribute.encoded().startsWith(UTF8_STRING)
                                && !attribute.encoded().startsWith(PRINTABLE_STRING));
    }

    boolean namesAnotherKey() {
        List<RawCertificate> path = result.path().stream()
                .map(certificate -> RawCertificate.of(certificate.der()))
                .toList();
        return IntStream.range(1, path.size())
                .anyMatch(i -> path.get(i - 1)
                        .authorityKey()
                        .filter(named -> path.get(i)
                                .subjectKey()
                                .filter(own -> !own.equals(named))
                                .isPresent())
                        .isPresent());
    }

    boolean hasEmptyBase() {
        return subtrees().anyMatch(subtree -> subtree.base().value().isEmpty());
    }

    /** Whether several CAs constrain names of one type, so that there are lists to merge. */
    boolean constrainsOneFormSeveralTimes() {
        Set<NameForm> seen = EnumSet.noneOf(NameForm.class);
        return constrained().stream()
                .flatMap(certificate -> certificate.constraints().stream())
                .map(decoded -> decoded.constraints()
                        .subtrees()
                        .map(subtree -> subtree.base().form())
                        .collect(Collectors.toSet()))
                .flatMap(Set::stream)
                .anyMatch(form -> !seen.add(form));
    }

    private Stream<PresentedName> presented() {
        return result.names().names().stream().map(name -> name.verdict().name());
    }

    boolean presents(NameForm form) {
        return presented().anyMatch(name -> name.form() == form);
    }

    boolean constrains(Set<NameForm> forms) {
        return subtrees().anyMatch(subtree -> forms.contains(subtree.base().form()));
    }

    private Stream<Subtree> subtrees() {
        return constrained().stream()
                .flatMap(certificate -> certificate.constraints().stream())
                .flatMap(decoded -> decoded.constraints().subtrees());
    }

    /** The CAs with constraints, from the lowest up. */
    List<CertificateContents> constrained() {
        return result.path().stream()
                .skip(1)
                .filter(certificate -> certificate.constraints().isPresent())
                .toList();
    }

    private Stream<Verdict> refusals() {
        return result.names().names().stream().map(PathVerdict.Name::verdict).filter(verdict -> !verdict.isPermitted());
    }
}
