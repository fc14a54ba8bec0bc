package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PORTABLE;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.stream.Stream;

/** Rules about valid constraints that some verifiers read differently or cannot handle. */
enum VerifierRules implements TableRule {
    EXCLUSION_WITHOUT_PERMISSION(warning(
            PORTABLE,
            "measured: trap T5",
            "In OpenSSL, NSS and the JDK, a certificate for \"example.com.\" with a trailing dot escapes the "
                    + "exclusion of example.com. Where DNS names are also permitted by name, such a certificate is "
                    + "outside all of them and refused.",
            "permit the DNS names that are needed as well")),
    COMMON_NAME_AS_DNS(info(
            PORTABLE,
            "measured: trap T6",
            "RFC 5280 does not apply DNS constraints to the common name. OpenSSL, GnuTLS, the JDK and NSS do, each "
                    + "in its own cases: a certificate for an IP address or a client fails in the JDK and GnuTLS if "
                    + "its common name is a single word.",
            "give every certificate alternative names, and a common name with a space in it, or none")),
    MAILBOX_CASE(warning(
            PORTABLE,
            "measured: trap T11; RFC 5280, section 7.5",
            "The local part of a mailbox is case-sensitive by RFC 5280; NSS, the JDK and Bouncy Castle "
                    + "compare it without regard to case.",
            "constrain the host, or make sure that no two mailboxes differ only in case")),
    EMAIL_HOST_SUBDOMAINS(warning(
            PORTABLE,
            "measured: trap T11; CVE-2026-78664",
            "A permitted email host covers only that host. Go without the fix for CVE-2026-78664 also "
                    + "accepts hosts below it. Excluding those closes the gap in Go and changes nothing in other "
                    + "verifiers.",
            "exclude the hosts below as well: -e email:.example.com")),
    EMAIL_IN_SUBJECT(info(
            EVERY,
            "RFC 5280, section 4.2.1.10; measured: trap T11",
            "Email constraints also apply to the emailAddress attribute in the subject of a certificate that has "
                    + "no email address among its alternative names. Go does not check it.",
            "keep emailAddress out of subjects on the issuing side")),
    MANY_SUBTREES(warning(
            PORTABLE,
            "OpenSSL NAME_CHECK_MAX (2^20), rustls-webpki and Go (250,000 comparisons)",
            "Verifiers refuse a chain when the number of names times the number of constraints exceeds a "
                    + "limit: about a million in OpenSSL, 250,000 in rustls and Go. From 2,500 constraints, a "
                    + "certificate with 100 names is refused.",
            "permit wider names, or split the CA"));

    private static final int MANY = 2_500;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    VerifierRules(RuleInfo info) {
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
            case EXCLUSION_WITHOUT_PERMISSION -> exclusionsWithoutPermission(constraints);
            case COMMON_NAME_AS_DNS ->
                Problem.ofWhole(
                        !constraints.permitted(NameForm.DNS).isEmpty(),
                        "some verifiers also check common names against the permitted DNS names");
            case MAILBOX_CASE ->
                Problem.ofEach(
                        subject,
                        entry -> entry.base() instanceof EmailBase email && email.isMailbox(),
                        "three of seven verifiers ignore the case of the local part");
            case EMAIL_HOST_SUBDOMAINS -> EmailSubdomains.in(constraints);
            case EMAIL_IN_SUBJECT ->
                Problem.ofWhole(
                        constraints
                                .subtrees()
                                .anyMatch(subtree -> subtree.base().form() == NameForm.EMAIL),
                        "email constraints also apply to emailAddress in a subject, which Go does not check");
            case MANY_SUBTREES -> manySubtrees(constraints);
        };
    }

    private static Stream<Problem> exclusionsWithoutPermission(NameConstraints constraints) {
        return constraints.permitted(NameForm.DNS).isEmpty()
                ? PlacedSubtree.on(Side.EXCLUDED, constraints.excluded(NameForm.DNS))
                        .map(entry ->
                                Problem.of(entry, "in three of seven verifiers, a name with a trailing dot escapes it"))
                : Stream.empty();
    }

    private static Stream<Problem> manySubtrees(NameConstraints constraints) {
        int count = constraints.permitted().size() + constraints.excluded().size();
        return Problem.ofWhole(
                count >= MANY, "with " + count + " subtrees, verifiers refuse certificates with many names");
    }
}
