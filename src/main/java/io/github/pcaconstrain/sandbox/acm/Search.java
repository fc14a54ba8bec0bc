package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Page;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SearchCertificates: filters certificates, sorts them, and returns pages. */
record Search(Certificates certificates) {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;
    private static final String SIZE = "MaxResults";

    private record Result(String order, ObjectNode json) {}

    JsonNode run(RequestContext context, JsonNode input) {
        Predicate<JsonNode> filter = SearchFilter.of(Json.member(input, "FilterStatement"));
        Function<Result, String> key =
                result -> sortValue(result.json(), Json.text(input, "SortBy")) + " " + result.order();
        Comparator<String> order = Json.text(input, "SortOrder").equals("DESCENDING")
                ? Comparator.reverseOrder()
                : Comparator.naturalOrder();
        List<Result> results = certificates.list(context).stream()
                .map(certificate -> StoredRecord.unlessDamaged(() -> Optional.of(result(context, certificate))))
                .flatMap(Optional::stream)
                .filter(result -> filter.test(result.json()))
                .sorted(Comparator.comparing(key, order))
                .toList();
        JsonNode sized = Json.has(input, SIZE) ? input : ((ObjectNode) input.deepCopy()).put(SIZE, PAGE);
        Page<Result> page = Page.of(
                results, key, order, sized, SIZE, LARGEST_PAGE, AwsError.validation("The NextToken is not valid"));
        ObjectNode output = Json.object();
        ArrayNode items = output.putArray("Results");
        page.items().forEach(result -> items.add(result.json()));
        page.nextToken().ifPresent(token -> output.put("NextToken", token));
        return output;
    }

    private Result result(RequestContext context, ManagedCertificate certificate) {
        ObjectNode json = Json.object().put("CertificateArn", certificate.arn());
        json.set(
                "X509Attributes",
                certificate.current().isIssued()
                        ? X509Attributes.of(certificate, certificates.body(certificate))
                        : X509Attributes.of(certificate));
        json.putObject("CertificateMetadata").set("AcmCertificateMetadata", metadata(context, certificate));
        return new Result(certificate.order(), json);
    }

    private ObjectNode metadata(RequestContext context, ManagedCertificate certificate) {
        String status = certificates.status(certificate, context.now());
        ObjectNode json = Json.object();
        json.put("CreatedAt", Json.timestamp(certificate.createdAt()));
        json.put("Exported", certificate.isExported());
        certificate.importedAt().ifPresent(at -> json.put("ImportedAt", Json.timestamp(at)));
        json.put("InUse", false);
        json.put("RenewalEligibility", Descriptions.eligibility(certificate, status));
        certificate.revocation().ifPresent(revocation -> json.put("RevokedAt", Json.timestamp(revocation.at())));
        json.put("Status", status);
        certificate.renewal().ifPresent(renewal -> json.put("RenewalStatus", Descriptions.status(renewal)));
        json.put("Type", certificate.type().name());
        json.put("ExportOption", certificate.exportOption());
        certificate.publicRequest().ifPresent(request -> {
            request.managedBy().ifPresent(service -> json.put("ManagedBy", service));
            json.put("ValidationMethod", request.validationMethod());
        });
        json.put("CertificateKeyPairOrigin", certificate.keyPairOrigin());
        return json;
    }

    /** The sort key, as a string in the same order. Certificates without it come first. */
    private static String sortValue(JsonNode result, String by) {
        JsonNode attributes = result.get("X509Attributes");
        JsonNode metadata = result.get("CertificateMetadata").get("AcmCertificateMetadata");
        return switch (by) {
            case "NOT_AFTER" -> time(attributes, "NotAfter");
            case "NOT_BEFORE" -> time(attributes, "NotBefore");
            case "KEY_ALGORITHM" -> Json.text(attributes, "KeyAlgorithm");
            case "COMMON_NAME" -> Json.text(Json.member(attributes, "Subject"), "CommonName");
            case "CERTIFICATE_ARN" -> Json.text(result, "CertificateArn");
            case "IMPORTED_AT" -> time(metadata, "ImportedAt");
            case "REVOKED_AT" -> time(metadata, "RevokedAt");
            case "STATUS" -> Json.text(metadata, "Status");
            case "RENEWAL_STATUS" -> Json.text(metadata, "RenewalStatus");
            case "EXPORTED" -> Json.text(metadata, "Exported");
            case "TYPE" -> Json.text(metadata, "Type");
            case "RENEWAL_ELIGIBILITY" -> Json.text(metadata, "RenewalEligibility");
            case "MANAGED_BY" -> Json.text(metadata, "ManagedBy");
            case "EXPORT_OPTION" -> Json.text(metadata, "ExportOption");
            case "VALIDATION_METHOD" -> Json.text(metadata, "ValidationMethod");
            case "CERTIFICATE_KEY_PAIR_ORIGIN" -> Json.text(metadata, "CertificateKeyPairOrigin");
            default -> ""; // by age, which the rest of the key has; or by what no certificate has here
        };
    }

    private static String time(JsonNode object, String member) {
        return Json.has(object, member)
                ? String.format(Locale.ROOT, "%020.3f", object.get(member).doubleValue())
                : "";
    }
}
