package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The filter statements of SearchCertificates. They are applied to a certificate's entry in the output, so that what is
 * found and what is shown cannot differ. Every structure of a statement has exactly one member.
 */
final class SearchFilter {
    private SearchFilter() {}

    /**
     * Whether a certificate matches the statement; without a statement, all do.
     *
     * @throws AwsError ValidationException if a structure has no member, or several
     */
    static Predicate<JsonNode> of(JsonNode statement) {
        if (statement.isMissingNode()) {
            return result -> true;
        }
        Map.Entry<String, JsonNode> only = only(statement, "filterStatement");
        return switch (only.getKey()) {
            case "And" -> all(only.getValue()).stream().reduce(result -> true, Predicate::and);
            case "Or" -> all(only.getValue()).stream().reduce(result -> false, Predicate::or);
            case "Not" -> of(only.getValue()).negate();
            default -> filter(only.getValue());
        };
    }

    private static List<Predicate<JsonNode>> all(JsonNode statements) {
        return statements.valueStream().map(SearchFilter::of).toList();
    }

    private static Map.Entry<String, JsonNode> only(JsonNode union, String name) {
        List<Map.Entry<String, JsonNode>> given = union.propertyStream()
                .filter(member -> !member.getValue().isNull())
                .toList();
        if (given.size() != 1) {
            throw AwsError.validation("Exactly one member of " + name + " must be set, found " + given.size());
        }
        return given.get(0);
    }

    private static Predicate<JsonNode> filter(JsonNode filter) {
        Map.Entry<String, JsonNode> only = only(filter, "filter");
        return switch (only.getKey()) {
            case "CertificateArn" ->
                result -> Json.text(result, "CertificateArn")
                        .equals(only.getValue().asString());
            case "X509AttributeFilter" -> {
                Predicate<JsonNode> attributes = attributes(only.getValue());
                yield result -> attributes.test(Json.member(result, "X509Attributes"));
            }
            default -> metadata(only(only.getValue(), "acmCertificateMetadataFilter"));
        };
    }

    private static Predicate<JsonNode> metadata(Map.Entry<String, JsonNode> wanted) {
        return result -> {
            JsonNode metadata = Json.member(Json.member(result, "CertificateMetadata"), "AcmCertificateMetadata");
            return wanted.getValue().equals(metadata.get(wanted.getKey()));
        };
    }

    private static Predicate<JsonNode> attributes(JsonNode filter) {
        Map.Entry<String, JsonNode> only = only(filter, "x509AttributeFilter");
        JsonNode wanted = only.getValue();
        return switch (only.getKey()) {
            case "Subject" -> {
                Predicate<String> names = name(only(wanted, "subject").getValue());
                yield attributes -> names.test(Json.text(Json.member(attributes, "Subject"), "CommonName"));
            }
            case "SubjectAlternativeName" -> {
                Predicate<String> names =
                        name(only(wanted, "subjectAlternativeName").getValue());
                yield attributes -> Json.member(attributes, "SubjectAlternativeNames")
                        .valueStream()
                        .anyMatch(name -> names.test(Json.text(name, "DnsName")));
            }
            case "ExtendedKeyUsage" -> has("ExtendedKeyUsages", wanted);
            case "KeyUsage" -> has("KeyUsages", wanted);
            case "NotAfter", "NotBefore" -> attributes -> isWithin(wanted, attributes.get(only.getKey()));
            default -> attributes -> wanted.equals(attributes.get(only.getKey()));
        };
    }

    // Host names are compared without case (RFC 4343).
    private static Predicate<String> name(JsonNode filter) {
        String wanted = Json.text(filter, "Value").toLowerCase(Locale.ROOT);
        boolean isPart = Json.text(filter, "ComparisonOperator").equals("CONTAINS");
        return name -> {
            String found = name.toLowerCase(Locale.ROOT);
            return isPart ? found.contains(wanted) : found.equals(wanted);
        };
    }

    private static Predicate<JsonNode> has(String list, JsonNode wanted) {
        return attributes -> {
            JsonNode values = Json.member(attributes, list);
            boolean isNone = wanted.asString().equals("NONE") && values.isEmpty() && !attributes.isMissingNode();
            return isNone || values.valueStream().anyMatch(wanted::equals);
        };
    }

    // "This value is inclusive" holds for both ends; an end that is left out is open.
    private static boolean isWithin(JsonNode range, @Nullable JsonNode time) {
        return time != null
                && Json.member(range, "Start").asDouble(Double.NEGATIVE_INFINITY) <= time.doubleValue()
                && time.doubleValue() <= Json.member(range, "End").asDouble(Double.POSITIVE_INFINITY);
    }
}
