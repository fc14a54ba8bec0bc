package io.github.pcaconstrain.sandbox.acm;

import static io.github.pcaconstrain.sandbox.wire.Shape.blob;
import static io.github.pcaconstrain.sandbox.wire.Shape.listOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.oneOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.structure;
import static io.github.pcaconstrain.sandbox.wire.Shape.text;
import static io.github.pcaconstrain.sandbox.wire.Shape.whole;

import io.github.pcaconstrain.sandbox.wire.Shape;

/** The input shapes of acm, version 2015-12-08 of the service's public model: lengths, ranges, patterns, values. */
final class Shapes {
    private static final Shape.Text ARN =
            text(20, 2048).matching("arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*");
    private static final Shape.Text PCA_ARN =
            text(20, 2048).matching("arn:[\\w+=/,.@-]+:acm-pca:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*");
    private static final Shape.Text DOMAIN_NAME = text(1, 253)
            .matching("(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])");
    private static final Shape.Text TAG_KEY = text(1, 128).matching("[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*");
    private static final Shape.Text TAG_VALUE = text(0, 256).matching("[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*");
    private static final Shape.Items TAGS =
            listOf(structure().required("Key", TAG_KEY).optional("Value", TAG_VALUE), 1, 50);
    private static final Shape.OneOf SWITCH = oneOf("ENABLED", "DISABLED");
    private static final Shape.OneOf VALIDATION_METHOD = oneOf("EMAIL", "DNS", "HTTP");
    private static final Shape.OneOf MANAGED_BY = oneOf("CLOUDFRONT");
    private static final Shape.OneOf KEY_ALGORITHM =
            oneOf("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1");

    static final Shape.Structure CERTIFICATE = structure().required("CertificateArn", ARN);
    static final Shape.Structure CERTIFICATE_TAGS = CERTIFICATE.required("Tags", TAGS);
    static final Shape.Structure EXPORT = CERTIFICATE.required("Passphrase", blob(4, 128));

    static final Shape.Structure REQUEST = structure()
            .required("DomainName", DOMAIN_NAME)
            .optional("ValidationMethod", VALIDATION_METHOD)
            .optional("SubjectAlternativeNames", listOf(DOMAIN_NAME, 1, 100))
            .optional("IdempotencyToken", text(1, 32).matching("\\w+"))
            .optional(
                    "DomainValidationOptions",
                    listOf(
                            structure().required("DomainName", DOMAIN_NAME).required("ValidationDomain", DOMAIN_NAME),
                            1,
                            100))
            .optional(
                    "Options",
                    structure()
                            .optional("CertificateTransparencyLoggingPreference", SWITCH)
                            .optional("Export", SWITCH)
                            .optional("ValidationMethod", VALIDATION_METHOD))
            .optional("CertificateAuthorityArn", PCA_ARN)
            .optional("Tags", TAGS)
            .optional("KeyAlgorithm", KEY_ALGORITHM)
            .optional("ManagedBy", MANAGED_BY);

    private static final Shape.Structure FILTERS = structure()
            .optional(
                    "extendedKeyUsage",
                    any(oneOf(
                            "TLS_WEB_SERVER_AUTHENTICATION",
                            "TLS_WEB_CLIENT_AUTHENTICATION",
                            "CODE_SIGNING",
                            "EMAIL_PROTECTION",
                            "TIME_STAMPING",
                            "OCSP_SIGNING",
                            "IPSEC_END_SYSTEM",
                            "IPSEC_TUNNEL",
                            "IPSEC_USER",
                            "ANY",
                            "NONE",
                            "CUSTOM")))
            .optional(
                    "keyUsage",
                    any(oneOf(
                            "DIGITAL_SIGNATURE",
                            "NON_REPUDIATION",
                            "KEY_ENCIPHERMENT",
                            "DATA_ENCIPHERMENT",
                            "KEY_AGREEMENT",
                            "CERTIFICATE_SIGNING",
                            "CRL_SIGNING",
                            "ENCIPHER_ONLY",
                            "DECIPHER_ONLY",
                            "ANY",
                            "CUSTOM")))
            .optional("keyTypes", any(KEY_ALGORITHM))
            .optional("exportOption", SWITCH)
            .optional("managedBy", MANAGED_BY);

    static final Shape.Structure LIST = structure()
            .optional(
                    "CertificateStatuses",
                    any(oneOf(
                            "PENDING_VALIDATION",
                            "ISSUED",
                            "INACTIVE",
                            "EXPIRED",
                            "VALIDATION_TIMED_OUT",
                            "REVOKED",
                            "FAILED")))
            .optional("CertificateKeyPairOrigins", any(oneOf("AWS_MANAGED", "ACME", "CUSTOMER_PROVIDED")))
            .optional("Includes", FILTERS)
            .optional("NextToken", text(1, 10_000).matching("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*"))
            .optional("MaxItems", whole(1, 1000))
            .optional("SortBy", oneOf("CREATED_AT"))
            .optional("SortOrder", oneOf("ASCENDING", "DESCENDING"));

    private Shapes() {}

    private static Shape.Items any(Shape member) {
        return listOf(member, 0, Integer.MAX_VALUE);
    }
}
