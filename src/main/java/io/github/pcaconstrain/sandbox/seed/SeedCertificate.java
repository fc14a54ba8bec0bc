package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.authority.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate that a CA of the seed issues.
 *
 * @param at where it stands
 * @param subject the API's ASN1Subject
 * @param names the alternative names
 * @param validity how long; if it is left out, for a year, or until the CA ends
 * @param template its name
 * @param revoked the reason, if it is revoked at once
 * @param isManaged whether ACM requests and keeps it
 */
record SeedCertificate(
        Place at,
        ObjectNode subject,
        List<GeneralName> names,
        Optional<SeedValidity> validity,
        String template,
        Optional<String> revoked,
        boolean isManaged) {
    private static final String VALIDITY = "validity";
    private static final String DEFAULT_TEMPLATE = "EndEntityCertificate";
    private static final String ACM = "acm";
    private static final List<String> KEYS =
            List.of("commonName", SeedSubject.KEY, "names", VALIDITY, "template", "revoked", "service");
    private static final List<String> REASONS = List.of(
            "UNSPECIFIED",
            "KEY_COMPROMISE",
            "CERTIFICATE_AUTHORITY_COMPROMISE",
            "AFFILIATION_CHANGED",
            "SUPERSEDED",
            "CESSATION_OF_OPERATION",
            "PRIVILEGE_WITHDRAWN",
            "A_A_COMPROMISE");

    SeedCertificate {
        names = List.copyOf(names);
    }

    /** Reads one. */
    static SeedCertificate of(SeedNode node) {
        Fields fields = Fields.of(node, "a certificate", KEYS);
        Optional<String> commonName = fields.text("commonName");
        if (commonName.isPresent() && fields.find(SeedSubject.KEY).isPresent()) {
            throw fields.at("commonName")
                    .error(
                            "a certificate has either a commonName or a subject",
                            "write the common name in the subject");
        }
        ObjectNode subject = SeedSubject.of(fields, commonName.orElse(""));
        List<SeedNode> given = fields.list("names", each -> each);
        boolean isManaged = fields.word("service", List.of("acm-pca", ACM))
                .filter(ACM::equals)
                .isPresent();
        SeedCertificate certificate = new SeedCertificate(
                fields.at(),
                subject,
                given.stream().map(SeedNames::name).toList(),
                SeedValidity.of(fields, VALIDITY),
                fields.word("template", templates()).orElse(DEFAULT_TEMPLATE),
                fields.word("revoked", REASONS),
                isManaged);
        if (subject.isEmpty() && given.isEmpty()) {
            throw fields.at()
                    .error(
                            "the certificate has no name",
                            "write commonName: www.example.com or names: [www.example.com]");
        }
        if (isManaged) {
            checkManaged(fields);
        }
        return certificate;
    }

    private static void checkManaged(Fields fields) {
        Stream.of(VALIDITY, "template", "revoked", SeedSubject.KEY)
                .filter(key -> fields.find(key).isPresent())
                .findFirst()
                .ifPresent(key -> {
                    throw fields.at(key)
                            .error(
                                    "a certificate requested from ACM cannot have '" + key + "'",
                                    "leave it out, or leave 'service: acm' out");
                });
        fields.list("names", each -> each).forEach(each -> {
            if (SeedNames.name(each).getTagNo() != GeneralName.dNSName) {
                throw each.at()
                        .error("a certificate requested from ACM has DNS names only", "leave 'service: acm' out");
            }
        });
    }

    private static List<String> templates() {
        return Template.names().stream()
                .filter(name -> !name.contains("CACertificate"))
                .toList();
    }
}
