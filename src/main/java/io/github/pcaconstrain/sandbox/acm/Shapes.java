package io.github.pcaconstrain.sandbox.acm;

import static io.github.pcaconstrain.sandbox.wire.Shape.blob;
import static io.github.pcaconstrain.sandbox.wire.Shape.listOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.oneOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.structure;
import static io.github.pcaconstrain.sandbox.wire.Shape.text;
import static io.github.pcaconstrain.sandbox.wire.Shape.whole;

import io.github.pcaconstrain.sandbox.wire.Shape;

/** The input shapes of acm, with the lengths, ranges, patterns and values of version 2015-12-08 of its public model. */
final class Shapes {
    static final Shape.Text ARN =
            text(20, 2048).matching("arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*");
    private static final Shape.Text PCA_ARN =
            text(20, 2048).matching("arn:[\\w+=/,.@-]+:acm-pca:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*");
    private static final Shape.Text DOMAIN_NAME = text(1, 253)
            .matching("(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])");
    private static final Shape.Text TAG_KEY = text(1, 128).matching("[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*");
    private static final Shape.Text TAG_VALUE = text(0, 256).matching("[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*");
    private static final Shape.Items TAGS =
            listOf(structure().required("Key", TAG_KEY).optional("Value", TAG_VALUE), 1, 50);
    static final Shape.Text NEXT_TOKEN = text(1, 10_000).matching("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*");
    static final Shape.OneOf SWITCH = oneOf("ENABLED", "DISABLED");
    static final Shape.OneOf VALIDATION_METHOD = oneOf("EMAIL", "DNS", "HTTP");
    static final Shape.OneOf MANAGED_BY = oneOf("CLOUDFRONT");
    static final Shape.OneOf KEY_ALGORITHM =
            oneOf("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1");

    static final Shape.Structure CERTIFICATE = structure().required("CertificateArn", ARN);
    static final Shape.Structure CERTIFICATE_TAGS = CERTIFICATE.required("Tags", TAGS);
    private static final Shape.Structure OPTIONS = structure()
            .optional("CertificateTransparencyLoggingPreference", SWITCH)
            .optional("Export", SWITCH)
            .optional("ValidationMethod", VALIDATION_METHOD);

    static final Shape.Structure UPDATE_OPTIONS = CERTIFICATE.required("Options", OPTIONS);
    static final Shape.Structure REVOKE = CERTIFICATE.required(
            "RevocationReason",
            oneOf(
                    "UNSPECIFIED",
                    "KEY_COMPROMISE",
                    "CA_COMPROMISE",
                    "AFFILIATION_CHANGED",
                    "SUPERCEDED",
                    "SUPERSEDED",
                    "CESSATION_OF_OPERATION",
                    "CERTIFICATE_HOLD",
                    "REMOVE_FROM_CRL",
                    "PRIVILEGE_WITHDRAWN",
                    "A_A_COMPROMISE"));
    static final Shape.Structure RESEND =
            CERTIFICATE.required("Domain", DOMAIN_NAME).required("ValidationDomain", DOMAIN_NAME);
    static final Shape.Structure DOMAIN_VALIDATIONS =
            CERTIFICATE.optional("NextToken", NEXT_TOKEN).optional("MaxItems", whole(1, 1000));
    static final Shape.Structure NONE = structure();
    static final Shape.Structure PUT_CONFIGURATION = structure()
            .optional("ExpiryEvents", structure().optional("DaysBeforeExpiry", whole(1, Integer.MAX_VALUE)))
            .required("IdempotencyToken", text(1, 32).matching("\\w+"));
    static final Shape.Structure RESOURCE = structure().required("ResourceArn", ARN);
    static final Shape.Structure RESOURCE_TAGS = RESOURCE.required("Tags", TAGS);
    static final Shape.Structure RESOURCE_TAG_KEYS = RESOURCE.required("TagKeys", listOf(TAG_KEY, 1, 50));
    static final Shape.Structure IMPORT = structure()
            .optional("CertificateArn", ARN)
            .required("Certificate", blob(1, 32_768))
            .required("PrivateKey", blob(1, 5_120))
            .optional("CertificateChain", blob(1, 2_097_152))
            .optional("Tags", TAGS);
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
            .optional("Options", OPTIONS)
            .optional("CertificateAuthorityArn", PCA_ARN)
            .optional("Tags", TAGS)
            .optional("KeyAlgorithm", KEY_ALGORITHM)
            .optional("ManagedBy", MANAGED_BY);

    static final Shape.OneOf EXTENDED_KEY_USAGE = oneOf(
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
            "CUSTOM");
    static final Shape.OneOf KEY_USAGE = oneOf(
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
            "CUSTOM");
    static final Shape.OneOf STATUS =
            oneOf("PENDING_VALIDATION", "ISSUED", "INACTIVE", "EXPIRED", "VALIDATION_TIMED_OUT", "REVOKED", "FAILED");
    static final Shape.OneOf KEY_PAIR_ORIGIN = oneOf("AWS_MANAGED", "ACME", "CUSTOMER_PROVIDED");
    static final Shape.OneOf SORT_ORDER = oneOf("ASCENDING", "DESCENDING");

    private static final Shape.Structure FILTERS = structure()
            .optional("extendedKeyUsage", any(EXTENDED_KEY_USAGE))
            .optional("keyUsage", any(KEY_USAGE))
            .optional("keyTypes", any(KEY_ALGORITHM))
            .optional("exportOption", SWITCH)
            .optional("managedBy", MANAGED_BY);

    static final Shape.Structure LIST = structure()
            .optional("CertificateStatuses", any(STATUS))
            .optional("CertificateKeyPairOrigins", any(KEY_PAIR_ORIGIN))
            .optional("Includes", FILTERS)
            .optional("NextToken", NEXT_TOKEN)
            .optional("MaxItems", whole(1, 1000))
            .optional("SortBy", oneOf("CREATED_AT"))
            .optional("SortOrder", SORT_ORDER);

    private Shapes() {}

    private static Shape.Items any(Shape member) {
        return listOf(member, 0, Integer.MAX_VALUE);
    }
}
