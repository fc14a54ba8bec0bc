package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Page;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ListCertificates. */
record Listing(Certificates certificates) {
    private static final int PAGE = 1000;

    /** "Default filtering returns only RSA_1024 and RSA_2048 certificates": clients must ask for others. */
    private static final Set<String> DEFAULT_KEY_TYPES = Set.of("RSA_1024", "RSA_2048");

    private record Item(ManagedCertificate certificate, String status, Usages usages) {}

    JsonNode list(RequestContext context, JsonNode input) {
        if (Json.has(input, "SortBy") != Json.has(input, "SortOrder")) {
            throw AwsError.validation("SortBy and SortOrder must be given together");
        }
        Function<Item, String> key = Json.text(input, "SortOrder").equals("DESCENDING")
                ? item -> item.certificate().reverseOrder()
                : item -> item.certificate().order();
        List<Item> items = certificates.list(context).stream()
                .map(certificate -> StoredRecord.unlessDamaged(() -> Optional.of(item(context, certificate))))
                .flatMap(Optional::stream)
                .filter(item -> matches(item, input))
                .sorted(Comparator.comparing(key))
                .toList();
        Page<Item> page =
                Page.of(items, key, input, "MaxItems", PAGE, AwsError.validation("The NextToken is not valid"));
        ObjectNode output = Json.object();
        ArrayNode summaries = output.putArray("CertificateSummaryList");
        page.items().forEach(item -> summaries.add(summary(item)));
        page.nextToken().ifPresent(token -> output.put("NextToken", token));
        return output;
    }

    private Item item(RequestContext context, ManagedCertificate certificate) {
        Usages usages = certificate.current().isIssued() ? Usages.of(certificates.body(certificate)) : Usages.NONE;
        return new Item(certificate, certificates.status(certificate, context.now()), usages);
    }

    private static boolean matches(Item item, JsonNode input) {
        JsonNode includes = Json.member(input, "Includes");
        Set<String> keyTypes = values(includes, "keyTypes");
        Set<String> wanted = keyTypes.isEmpty() ? DEFAULT_KEY_TYPES : keyTypes;
        return wanted.contains(item.certificate().keyAlgorithm())
                && isAny(List.of(item.status()), values(input, "CertificateStatuses"))
                && isAny(item.usages().keyUsages(), values(includes, "keyUsage"))
                && isAny(item.usages().purposes().keySet(), values(includes, "extendedKeyUsage"))
                && isAny(List.of(item.certificate().keyPairOrigin()), values(input, "CertificateKeyPairOrigins"))
                && isAny(List.of(item.certificate().exportOption()), value(includes, "exportOption"))
                && isAny(managers(item.certificate()), value(includes, "managedBy"));
    }

    private static List<String> managers(ManagedCertificate certificate) {
        return certificate.publicRequest().flatMap(PublicRequest::managedBy).stream()
                .toList();
    }

    private static boolean isAny(Collection<String> present, Set<String> wanted) {
        return wanted.isEmpty() || present.stream().anyMatch(wanted::contains);
    }

    private static Set<String> values(JsonNode object, String member) {
        Set<String> values = new HashSet<>();
        Json.member(object, member).forEach(value -> values.add(value.asString()));
        return values;
    }

    private static Set<String> value(JsonNode object, String member) {
        return Json.has(object, member) ? Set.of(Json.text(object, member)) : Set.of();
    }

    private ObjectNode summary(Item item) {
        ManagedCertificate certificate = item.certificate();
        ObjectNode json = Json.object();
        json.put("CertificateArn", certificate.arn());
        if (!certificate.names().isEmpty()) {
            json.put("DomainName", certificate.domainName());
            addAll(json.putArray("SubjectAlternativeNameSummaries"), certificate.names());
        }
        json.put("HasAdditionalSubjectAlternativeNames", false);
        json.put("Status", item.status());
        json.put("Type", certificate.type().name());
        json.put("CertificateKeyPairOrigin", certificate.keyPairOrigin());
        json.put("KeyAlgorithm", certificate.keyAlgorithm());
        addAll(json.putArray("KeyUsages"), item.usages().keyUsages());
        addAll(json.putArray("ExtendedKeyUsages"), item.usages().purposes().keySet());
        json.put("ExportOption", certificate.exportOption());
        certificate.importedAt().ifPresent(at -> json.put("ImportedAt", Json.timestamp(at)));
        certificate.revocation().ifPresent(revocation -> json.put("RevokedAt", Json.timestamp(revocation.at())));
        managers(certificate).forEach(service -> json.put("ManagedBy", service));
        json.put("InUse", false);
        json.put("Exported", certificate.isExported());
        json.put("RenewalEligibility", Descriptions.eligibility(certificate, item.status()));
        json.put("CreatedAt", Json.timestamp(certificate.createdAt()));
        if (certificate.current().isIssued()) {
            X509CertificateHolder body = certificates.body(certificate);
            json.put("NotBefore", Json.timestamp(body.getNotBefore().toInstant()));
            json.put("NotAfter", Json.timestamp(body.getNotAfter().toInstant()));
        }
        return json;
    }

    private static void addAll(ArrayNode array, Collection<String> values) {
        values.forEach(array::add);
    }
}
