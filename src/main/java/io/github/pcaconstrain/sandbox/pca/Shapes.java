package io.github.pcaconstrain.sandbox.pca;

import static io.github.pcaconstrain.sandbox.wire.Shape.blob;
import static io.github.pcaconstrain.sandbox.wire.Shape.flag;
import static io.github.pcaconstrain.sandbox.wire.Shape.listOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.oneOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.structure;
import static io.github.pcaconstrain.sandbox.wire.Shape.text;
import static io.github.pcaconstrain.sandbox.wire.Shape.whole;

import io.github.pcaconstrain.sandbox.wire.Shape;

/**
 * The input shapes of acm-pca, with the lengths, ranges, patterns and values of version 2017-08-22 of its public model.
 */
final class Shapes {
    // The pattern of ARNs is left out: a mismatch is an InvalidArnException.
    static final Shape.Text ARN = text(5, 200);
    static final Shape.Structure CA = structure().required("CertificateAuthorityArn", ARN);
    static final Shape.Text IDEMPOTENCY_TOKEN = text(1, 36).matching("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*");
    static final Shape.OneOf SIGNING_ALGORITHM = oneOf(
            "SHA256WITHECDSA",
            "SHA384WITHECDSA",
            "SHA512WITHECDSA",
            "SHA256WITHRSA",
            "SHA384WITHRSA",
            "SHA512WITHRSA",
            "SHA256WITHRSA_PSS",
            "SHA384WITHRSA_PSS",
            "SHA512WITHRSA_PSS",
            "SM3WITHSM2",
            "ML_DSA_44",
            "ML_DSA_65",
            "ML_DSA_87");

    private static final Shape.Text OID = text(0, 64).matching("([0-2])\\.([0-9]|([0-3][0-9]))((\\.([0-9]+)){0,126})");
    private static final Shape.Text PRINTABLE = text(0, 64).matching("[a-zA-Z0-9'()+-.?:/= ]*");
    private static final Shape.Text HOST = text(0, 253).matching("[-a-zA-Z0-9;/?:@&=+$,%_.!~*()']*");
    private static final Shape.Text TAG_KEY = text(1, 128).matching("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
    private static final Shape.Text TAG_VALUE = text(0, 256).matching("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
    static final Shape.Items TAGS = listOf(structure().required("Key", TAG_KEY).optional("Value", TAG_VALUE), 1, 50);

    private static final Shape.Structure KEY_USAGE = structure()
            .optional("DigitalSignature", flag())
            .optional("NonRepudiation", flag())
            .optional("KeyEncipherment", flag())
            .optional("DataEncipherment", flag())
            .optional("KeyAgreement", flag())
            .optional("KeyCertSign", flag())
            .optional("CRLSign", flag())
            .optional("EncipherOnly", flag())
            .optional("DecipherOnly", flag());

    private static final Shape.Structure SUBJECT = structure()
            .optional("Country", text(2, 2).matching("[A-Za-z]{2}"))
            .optional("Organization", text(0, 64))
            .optional("OrganizationalUnit", text(0, 64))
            .optional("DistinguishedNameQualifier", PRINTABLE)
            .optional("State", text(0, 128))
            .optional("CommonName", text(0, 64))
            .optional("SerialNumber", PRINTABLE)
            .optional("Locality", text(0, 128))
            .optional("Title", text(0, 64))
            .optional("Surname", text(0, 40))
            .optional("GivenName", text(0, 16))
            .optional("Initials", text(0, 5))
            .optional("Pseudonym", text(0, 128))
            .optional("GenerationQualifier", text(0, 3))
            .optional(
                    "CustomAttributes",
                    listOf(structure().required("ObjectIdentifier", OID).required("Value", text(1, 256)), 1, 150));

    private static final Shape.Structure GENERAL_NAME = structure()
            .optional("OtherName", structure().required("TypeId", OID).required("Value", text(0, 256)))
            .optional("Rfc822Name", text(0, 256))
            .optional("DnsName", text(0, 253))
            .optional("DirectoryName", SUBJECT)
            .optional(
                    "EdiPartyName",
                    structure().required("PartyName", text(0, 256)).optional("NameAssigner", text(0, 256)))
            .optional("UniformResourceIdentifier", text(0, 253))
            .optional("IpAddress", text(0, 39))
            .optional("RegisteredId", OID);

    private static final Shape.Structure CSR_EXTENSIONS = structure()
            .optional("KeyUsage", KEY_USAGE)
            .optional(
                    "SubjectInformationAccess",
                    listOf(
                            structure()
                                    .required(
                                            "AccessMethod",
                                            structure()
                                                    .optional("CustomObjectIdentifier", OID)
                                                    .optional(
                                                            "AccessMethodType",
                                                            oneOf(
                                                                    "CA_REPOSITORY",
                                                                    "RESOURCE_PKI_MANIFEST",
                                                                    "RESOURCE_PKI_NOTIFY")))
                                    .required("AccessLocation", GENERAL_NAME),
                            0,
                            Integer.MAX_VALUE));

    static final Shape.Structure CA_CONFIGURATION = structure()
            .required(
                    "KeyAlgorithm",
                    oneOf(
                            "RSA_2048",
                            "RSA_3072",
                            "RSA_4096",
                            "EC_prime256v1",
                            "EC_secp384r1",
                            "EC_secp521r1",
                            "ML_DSA_44",
                            "ML_DSA_65",
                            "ML_DSA_87",
                            "SM2"))
            .required("SigningAlgorithm", SIGNING_ALGORITHM)
            .required("Subject", SUBJECT)
            .optional("CsrExtensions", CSR_EXTENSIONS);

    static final Shape.Structure REVOCATION = structure()
            .optional(
                    "CrlConfiguration",
                    structure()
                            .required("Enabled", flag())
                            .optional("ExpirationInDays", whole(1, 5000))
                            .optional("CustomCname", HOST)
                            .optional("S3BucketName", text(3, 255).matching("[-a-zA-Z0-9._/]+"))
                            .optional("S3ObjectAcl", oneOf("PUBLIC_READ", "BUCKET_OWNER_FULL_CONTROL"))
                            .optional(
                                    "CrlDistributionPointExtensionConfiguration",
                                    structure().required("OmitExtension", flag()))
                            .optional("CrlType", oneOf("COMPLETE", "PARTITIONED"))
                            .optional(
                                    "CustomPath",
                                    text(0, 253)
                                            .matching("/|[-a-zA-Z0-9;?:@&=+$,%_.!~*()']+"
                                                    + "(/[-a-zA-Z0-9;?:@&=+$,%_.!~*()']+)*")))
            .optional(
                    "OcspConfiguration", structure().required("Enabled", flag()).optional("OcspCustomCname", HOST));

    static final Shape.Structure CREATE_CA = structure()
            .required("CertificateAuthorityConfiguration", CA_CONFIGURATION)
            .optional("RevocationConfiguration", REVOCATION)
            .required("CertificateAuthorityType", oneOf("ROOT", "SUBORDINATE"))
            .optional("IdempotencyToken", IDEMPOTENCY_TOKEN)
            .optional(
                    "KeyStorageSecurityStandard",
                    oneOf("FIPS_140_2_LEVEL_2_OR_HIGHER", "FIPS_140_2_LEVEL_3_OR_HIGHER", "CCPC_LEVEL_1_OR_HIGHER"))
            .optional("Tags", TAGS)
            .optional("UsageMode", oneOf("GENERAL_PURPOSE", "SHORT_LIVED_CERTIFICATE"));

    static final Shape.Structure UPDATE_CA = CA.optional("RevocationConfiguration", REVOCATION)
            .optional(
                    "Status",
                    oneOf("CREATING", "PENDING_CERTIFICATE", "ACTIVE", "DELETED", "DISABLED", "EXPIRED", "FAILED"));

    static final Shape.Structure PAGE =
            structure().optional("MaxResults", whole(1, 1000)).optional("NextToken", text(1, 43_739));

    static final Shape.Structure CA_PAGE =
            CA.optional("MaxResults", whole(1, 1000)).optional("NextToken", text(1, 43_739));

    private static final Shape.Structure POLICY_INFORMATION = structure()
            .required("CertPolicyId", OID)
            .optional(
                    "PolicyQualifiers",
                    listOf(
                            structure()
                                    .required("PolicyQualifierId", oneOf("CPS"))
                                    .required("Qualifier", structure().required("CpsUri", text(0, 256))),
                            1,
                            20));

    private static final Shape.Structure EXTENDED_KEY_USAGE = structure()
            .optional(
                    "ExtendedKeyUsageType",
                    oneOf(
                            "SERVER_AUTH",
                            "CLIENT_AUTH",
                            "CODE_SIGNING",
                            "EMAIL_PROTECTION",
                            "TIME_STAMPING",
                            "OCSP_SIGNING",
                            "SMART_CARD_LOGIN",
                            "DOCUMENT_SIGNING",
                            "CERTIFICATE_TRANSPARENCY"))
            .optional("ExtendedKeyUsageObjectIdentifier", OID);

    private static final Shape.Structure CUSTOM_EXTENSION = structure()
            .required("ObjectIdentifier", OID)
            .required("Value", text(1, 4096).matching("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"))
            .optional("Critical", flag());

    static final Shape.Structure API_PASSTHROUGH = structure()
            .optional(
                    "Extensions",
                    structure()
                            .optional("CertificatePolicies", listOf(POLICY_INFORMATION, 1, 20))
                            .optional("ExtendedKeyUsage", listOf(EXTENDED_KEY_USAGE, 1, 20))
                            .optional("KeyUsage", KEY_USAGE)
                            .optional("SubjectAlternativeNames", listOf(GENERAL_NAME, 1, 150))
                            .optional("CustomExtensions", listOf(CUSTOM_EXTENSION, 1, 150)))
            .optional("Subject", SUBJECT);

    private static final Shape.Structure VALIDITY = structure()
            .required("Value", whole(1, Long.MAX_VALUE))
            .required("Type", oneOf("END_DATE", "ABSOLUTE", "DAYS", "MONTHS", "YEARS"));

    static final Shape.Structure ISSUE = CA.optional("ApiPassthrough", API_PASSTHROUGH)
            .required("Csr", blob(1, 32_768))
            .required("SigningAlgorithm", SIGNING_ALGORITHM)
            .optional("TemplateArn", ARN)
            .required("Validity", VALIDITY)
            .optional("ValidityNotBefore", VALIDITY)
            .optional("IdempotencyToken", IDEMPOTENCY_TOKEN);

    static final Shape.Structure CERTIFICATE = CA.required("CertificateArn", ARN);

    static final Shape.Structure REVOKE = CA.required("CertificateSerial", text(0, 128))
            .required(
                    "RevocationReason",
                    oneOf(
                            "UNSPECIFIED",
                            "KEY_COMPROMISE",
                            "CERTIFICATE_AUTHORITY_COMPROMISE",
                            "AFFILIATION_CHANGED",
                            "SUPERSEDED",
                            "CESSATION_OF_OPERATION",
                            "PRIVILEGE_WITHDRAWN",
                            "A_A_COMPROMISE"));

    static final Shape.Structure IMPORT =
            CA.required("Certificate", blob(1, 32_768)).optional("CertificateChain", blob(0, 2_097_152));

    static final Shape.Structure DELETE_CA = CA.optional("PermanentDeletionTimeInDays", whole(7, 30));

    static final Shape.Structure PERMISSION = CA.required(
                    "Principal", text(0, 128).matching("[^*]+"))
            .optional("SourceAccount", text(12, 12).matching("[0-9]+"));

    static final Shape.Structure CREATE_PERMISSION = PERMISSION.required(
            "Actions", listOf(oneOf("IssueCertificate", "GetCertificate", "ListPermissions"), 1, 3));

    static final Shape.Structure CA_TAGS = CA.required("Tags", TAGS);

    static final Shape.Structure RESOURCE = structure().required("ResourceArn", ARN);

    static final Shape.Structure PUT_POLICY =
            RESOURCE.required("Policy", text(1, 81_920).matching("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"));

    static final Shape.Structure CREATE_REPORT =
            CA.required("S3BucketName", text(3, 63)).required("AuditReportResponseFormat", oneOf("JSON", "CSV"));

    static final Shape.Structure REPORT = CA.required(
            "AuditReportId", text(36, 36).matching("[a-z0-9]{8}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{12}"));

    private Shapes() {}
}
