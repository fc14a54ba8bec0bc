package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.MOZILLA;
import static io.github.pcaconstrain.lint.rules.Profiles.PUBLIC;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requirements of root programmes for technically constrained CAs, in addition to the constraints. */
enum RootProgramRules implements TableRule {
    BR_CONSTRAINTS_MISSING(error(
            PUBLIC,
            "BR 7.1.2.5.1; Mozilla Root Store Policy 5.3.1",
            "A technically constrained subordinate CA must have the extension. Without it the CA counts as "
                    + "unconstrained and must be audited and disclosed as such.",
            "issue the certificate with name constraints")),
    EKU_MISSING(error(
            PUBLIC,
            "BR 7.1.2.5.1; Mozilla Root Store Policy 5.3",
            "A technically constrained CA must have an extended key usage extension, and it must not contain "
                    + "anyExtendedKeyUsage: its names are only half of what constrains it.",
            "issue the certificate with the purposes that are needed, such as serverAuth")),
    EKU_MIXED(error(
            PUBLIC,
            "Mozilla Root Store Policy 5.3; BR 7.1.2.10.6",
            "A subordinate CA must not be able to issue both for TLS servers and for mail.",
            "use one CA for servers and another for mail")),
    MOZILLA_EMAIL_NOT_PERMITTED(error(
            MOZILLA,
            "Mozilla Root Store Policy 5.3.1",
            "A technically constrained CA with the purpose emailProtection must constrain rfc822Name and "
                    + "permit at least one.",
            "permit the mail domains that were validated, as email:example.com")),
    OWNERSHIP(info(
            PUBLIC,
            "BR 3.2.2.4, 3.2.2.5 and 8.7",
            "Each permitted DNS name and address range must have been validated as the applicant's, and "
                    + "each organisation in a permitted directoryName verified; the issuer audits a sample "
                    + "of 3% of the certificates every quarter. This cannot be seen from the constraints.",
            "keep the evidence of validation for each permitted name")),
    CCADB_DISCLOSURE(info(
            MOZILLA,
            "Mozilla Root Store Policy 5.3.2, since 2022-07-01",
            "Name constraints no longer exempt a CA from disclosure in the CCADB, within one week of its "
                    + "creation.",
            "disclose the CA in the CCADB"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    RootProgramRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        Optional<CertificateContents> certificate = subject.certificate();
        Optional<CertificateContents> constrained = certificate.filter(SubordinateCa::isConstrained);
        return switch (this) {
            case BR_CONSTRAINTS_MISSING ->
                Problem.ofWhole(
                        certificate.filter(SubordinateCa::isUnconstrained).isPresent(),
                        "the subordinate CA has no name constraints");
            case EKU_MISSING -> Problem.ofWhole(constrained.flatMap(RootProgramRules::missingUsages));
            case EKU_MIXED ->
                Problem.ofWhole(
                        certificate
                                .filter(RootProgramRules::isForServersAndMail)
                                .isPresent(),
                        "the certificate is for servers and for mail");
            case MOZILLA_EMAIL_NOT_PERMITTED ->
                Problem.ofWhole(
                        constrained.filter(RootProgramRules::isForMail).isPresent()
                                && subject.constraints()
                                        .permitted(NameForm.EMAIL)
                                        .isEmpty(),
                        "the certificate is for mail, but no email address is permitted");
            case OWNERSHIP -> ownership(subject.constraints().permitted().size());
            case CCADB_DISCLOSURE ->
                Problem.ofWhole(
                        constrained.isPresent(), "a constrained subordinate CA must be disclosed in the CCADB as well");
        };
    }

    private static Optional<String> missingUsages(CertificateContents ca) {
        List<String> usages = ca.extendedKeyUsages();
        if (usages.isEmpty()) {
            return Optional.of("the certificate has no extended key usages");
        }
        return usages.contains(SubordinateCa.ANY_EXTENDED_KEY_USAGE)
                ? Optional.of("the certificate has anyExtendedKeyUsage")
                : Optional.empty();
    }

    private static boolean isForServersAndMail(CertificateContents certificate) {
        return SubordinateCa.is(certificate)
                && isForMail(certificate)
                && certificate.extendedKeyUsages().contains(SubordinateCa.SERVER_AUTH);
    }

    private static boolean isForMail(CertificateContents certificate) {
        return certificate.extendedKeyUsages().contains(SubordinateCa.EMAIL_PROTECTION);
    }

    private static Stream<Problem> ownership(int permitted) {
        return Problem.ofWhole(
                permitted > 0, "ownership of each permitted name (" + permitted + " here) must have been validated");
    }
}
