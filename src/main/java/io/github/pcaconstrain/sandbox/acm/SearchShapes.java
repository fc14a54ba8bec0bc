package io.github.pcaconstrain.sandbox.acm;

import static io.github.pcaconstrain.sandbox.wire.Shape.flag;
import static io.github.pcaconstrain.sandbox.wire.Shape.listOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.oneOf;
import static io.github.pcaconstrain.sandbox.wire.Shape.recursive;
import static io.github.pcaconstrain.sandbox.wire.Shape.structure;
import static io.github.pcaconstrain.sandbox.wire.Shape.text;
import static io.github.pcaconstrain.sandbox.wire.Shape.time;
import static io.github.pcaconstrain.sandbox.wire.Shape.whole;

import io.github.pcaconstrain.sandbox.wire.Shape;

/** The input shape of SearchCertificates, from the model of acm. */
final class SearchShapes {
    private static final Shape.Structure NAME =
            structure().required("Value", text(1, 256)).required("ComparisonOperator", oneOf("CONTAINS", "EQUALS"));
    private static final Shape.Structure RANGE =
            structure().optional("Start", time()).optional("End", time());

    private static final Shape.Structure ATTRIBUTES = structure()
            .optional("Subject", structure().optional("CommonName", NAME))
            .optional("SubjectAlternativeName", structure().optional("DnsName", NAME))
            .optional("ExtendedKeyUsage", Shapes.EXTENDED_KEY_USAGE)
            .optional("KeyUsage", Shapes.KEY_USAGE)
            .optional("KeyAlgorithm", Shapes.KEY_ALGORITHM)
            .optional("SerialNumber", text(2, 59).matching("[0-9a-f]{2}(:[0-9a-f]{2}){1,19}"))
            .optional("NotAfter", RANGE)
            .optional("NotBefore", RANGE);

    private static final Shape.Structure METADATA = structure()
            .optional("Status", Shapes.STATUS)
            .optional("RenewalStatus", oneOf("PENDING_AUTO_RENEWAL", "PENDING_VALIDATION", "SUCCESS", "FAILED"))
            .optional("Type", oneOf("IMPORTED", "AMAZON_ISSUED", "PRIVATE"))
            .optional("InUse", flag())
            .optional("Exported", flag())
            .optional("ExportOption", Shapes.SWITCH)
            .optional("ManagedBy", Shapes.MANAGED_BY)
            .optional("ValidationMethod", Shapes.VALIDATION_METHOD)
            .optional("CertificateKeyPairOrigin", Shapes.KEY_PAIR_ORIGIN)
            .optional("AcmeEndpointArn", text(20, 2048))
            .optional("AcmeAccountId", text());

    private static final Shape.Structure FILTER = structure()
            .optional("CertificateArn", Shapes.ARN)
            .optional("X509AttributeFilter", ATTRIBUTES)
            .optional("AcmCertificateMetadataFilter", METADATA);

    private static final Shape.Items STATEMENTS = listOf(recursive(SearchShapes::statement), 1, 15);

    private static final Shape.Structure STATEMENT = structure()
            .optional("And", STATEMENTS)
            .optional("Or", STATEMENTS)
            .optional("Not", recursive(SearchShapes::statement))
            .optional("Filter", FILTER);

    static final Shape.Structure SEARCH = structure()
            .optional("FilterStatement", STATEMENT)
            .optional("MaxResults", whole(1, 500))
            .optional("NextToken", Shapes.NEXT_TOKEN)
            .optional(
                    "SortBy",
                    oneOf(
                            "CREATED_AT",
                            "NOT_AFTER",
                            "STATUS",
                            "RENEWAL_STATUS",
                            "EXPORTED",
                            "IN_USE",
                            "NOT_BEFORE",
                            "KEY_ALGORITHM",
                            "TYPE",
                            "CERTIFICATE_ARN",
                            "COMMON_NAME",
                            "REVOKED_AT",
                            "RENEWAL_ELIGIBILITY",
                            "ISSUED_AT",
                            "MANAGED_BY",
                            "EXPORT_OPTION",
                            "VALIDATION_METHOD",
                            "IMPORTED_AT",
                            "ACME_ENDPOINT_ARN",
                            "ACME_ACCOUNT_ID",
                            "CERTIFICATE_KEY_PAIR_ORIGIN"))
            .optional("SortOrder", Shapes.SORT_ORDER);

    private SearchShapes() {}

    private static Shape statement() {
        return STATEMENT;
    }
}
