package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PRIVATE;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.HostName;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about the certificate of a CA as a whole. */
enum CertificateRules implements TableRule {
    CA_UNCONSTRAINED(warning(
            PRIVATE,
            "own rule: what this tool is for",
            "The certificate of a subordinate CA has no name constraints. AWS Private CA silently ignores the "
                    + "requested extension unless the template is an APIPassthrough one, and this is what that "
                    + "mistake looks like.",
            "issue it again with SubordinateCACertificate_PathLenN_APIPassthrough/V1; 'pca-constrain suggest' finds "
                    + "constraints that fit")),
    CONSTRAINTS_ON_ROOT(warning(
            EVERY,
            "RFC 5280, section 6.1.1 (d) and 6.2; measured: trap T9",
            "Path validation takes a trust anchor as a name and a key; whether it honours constraints in "
                    + "the certificate is up to the verifier. The JDK and Bouncy Castle do not, unless "
                    + "told to; OpenSSL, GnuTLS, NSS, Go and pyca do.",
            "put the constraints into a subordinate CA and keep the key of the root offline")),
    CA_NAMED_LIKE_HOST(info(
            EVERY,
            "measured: trap T6",
            "If a common name looks like a host name, the JDK checks it against the DNS constraints of the "
                    + "CAs above, in CA certificates as well. A chain through a CA named issuing-ca.example.org, "
                    + "below a CA for example.com, then fails.",
            "give the CA a common name with a space in it"));

    private static final String COMMON_NAME = "2.5.4.3";

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    CertificateRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        Optional<CertificateContents> certificate = subject.certificate();
        return switch (this) {
            case CA_UNCONSTRAINED ->
                Problem.ofWhole(
                        certificate.filter(SubordinateCa::isUnconstrained).isPresent(),
                        "the CA has no name constraints, and may sign for any name");
            case CONSTRAINTS_ON_ROOT ->
                Problem.ofWhole(
                        certificate.filter(CertificateRules::isConstrainedRoot).isPresent(),
                        "the constraints are in a root, where the JDK and Bouncy Castle do not enforce them");
            case CA_NAMED_LIKE_HOST ->
                Problem.ofWhole(certificate
                        .filter(SubordinateCa::is)
                        .flatMap(CertificateRules::hostInSubject)
                        .map(name -> "the common name " + name + " could be a host, and the JDK checks it as one"));
        };
    }

    private static boolean isConstrainedRoot(CertificateContents ca) {
        return ca.isCa() && ca.constraints().isPresent() && ca.isSelfSigned();
    }

    private static Optional<String> hostInSubject(CertificateContents ca) {
        return ca.subject().rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(COMMON_NAME))
                .map(DistinguishedName.Attribute::value)
                .filter(name -> HostName.flaw(name).isEmpty())
                .findFirst();
    }
}
