package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record of an issuance as JSON: see {@code docs/schema/issuance.schema.json}. */
public final class IssuanceJson {
    private static final int VERSION = 1;
    private static final String HINT = "give the folder that 'issue' wrote, or --cert and --chain";

    private IssuanceJson() {}

    /**
     * Writes the record as one object.
     *
     * @param findings the findings of the gate
     */
    public static void write(Issuance issuance, List<Finding> findings, JsonGenerator json) {
        IssuanceRequest request = issuance.request();
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeBooleanProperty("accepted", Gate.isPassed(findings));
        json.writeName("problems");
        json.writeStartArray();
        findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> json.writeString(finding.code() + ": " + finding.message()));
        json.writeEndArray();
        request.subordinate().ifPresent(ca -> json.writeStringProperty("ca", ca.toString()));
        json.writeStringProperty("parent", request.issuer().toString());
        json.writeStringProperty("certificateArn", issuance.arn());
        writeCertificate(issuance, json);
        writeRequest(request, json);
        json.writeStringProperty("token", issuance.token().value());
        json.writeStringProperty("requestedAt", issuance.requested().toString());
        json.writeEndObject();
    }

    private static void writeCertificate(Issuance issuance, JsonGenerator json) {
        // A certificate that cannot be read was rejected by the gate, and the problems say so.
        CaCertificate.find(issuance.signed().certificate())
                .ifPresent(certificate -> writeCertificate(certificate, json));
    }

    private static void writeCertificate(CaCertificate certificate, JsonGenerator json) {
        json.writeStringProperty("serial", certificate.serial());
        json.writeStringProperty("sha256", certificate.sha256());
        json.writeStringProperty("subject", certificate.contents().subject().exact());
        json.writeStringProperty("issuer", certificate.contents().issuer().exact());
        json.writeStringProperty("key", certificate.key().algorithm().wireName());
        json.writeStringProperty("notBefore", certificate.contents().notBefore().toString());
        json.writeStringProperty("notAfter", certificate.contents().notAfter().toString());
    }

    private static void writeRequest(IssuanceRequest request, JsonGenerator json) {
        json.writeName("policy");
        PolicyWriter.write(request.constraints(), json);
        ExtensionValue extension = request.extension();
        json.writeName("extension");
        json.writeStartObject();
        json.writeStringProperty("oid", NameConstraintsDer.OID);
        json.writeBooleanProperty("critical", extension.critical());
        json.writeStringProperty("value", extension.base64());
        json.writeEndObject();
        writeExtensions(request.extensions(), json);
        json.writeNumberProperty("pathLength", request.pathLength());
        json.writeStringProperty("template", request.template().arn());
        json.writeStringProperty("signingAlgorithm", request.signing().name());
        json.writeName("validity");
        writeValidity(request.validity(), json);
    }

    private static void writeExtensions(RequestedExtensions extensions, JsonGenerator json) {
        json.writeName("extensions");
        json.writeStartArray();
        extensions.expected().forEach(each -> {
            json.writeStartObject();
            json.writeStringProperty("oid", each.oid());
            each.critical().ifPresent(critical -> json.writeBooleanProperty("critical", critical));
            json.writeStringProperty(
                    "value", Base64.getEncoder().encodeToString(HexFormat.of().parseHex(each.hex())));
            json.writeStringProperty("text", each.text());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void writeValidity(Validity validity, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("unit", validity.unit().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("value", validity.value());
        json.writeEndObject();
    }

    /**
     * Parses a record.
     *
     * @throws UnreadableInputException if this is not a record, or the certificate was not accepted
     */
    static IssuanceRecord read(String source, byte[] input) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(input);
        } catch (JacksonException e) {
            throw new UnreadableInputException(source, "it is not JSON: " + e.getOriginalMessage(), HINT);
        }
        if (root.path("version").asInt(0) != VERSION || !root.path("accepted").asBoolean(false)) {
            throw new UnreadableInputException(source, "it is not the record of an accepted certificate", HINT);
        }
        return new IssuanceRecord(
                root.has("ca") ? Optional.of(ca(source, root, "ca")) : Optional.empty(),
                ca(source, root, "parent"),
                text(source, root, "certificateArn"),
                text(source, root, "sha256"));
    }

    /** The certificate of a record, whether it was accepted or not; empty if this is not a record. */
    static Optional<KnownCertificate> known(byte[] input, String source) {
        try {
            JsonNode root = JsonMapper.shared().readTree(input);
            return Optional.of(new KnownCertificate(
                            text(root, "certificateArn"),
                            text(root, "serial"),
                            text(root, "issuer"),
                            text(root, "token"),
                            false,
                            source))
                    .filter(each -> each.arn().isPresent() || each.serial().isPresent());
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode root, String field) {
        JsonNode value = root.path(field);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static CaArn ca(String source, JsonNode root, String field) {
        String arn = text(source, root, field);
        if (!CaArn.matches(arn)) {
            throw new UnreadableInputException(source, "its " + field + " is not the ARN of a private CA", HINT);
        }
        return CaArn.parse(arn);
    }

    private static String text(String source, JsonNode root, String field) {
        JsonNode value = root.path(field);
        if (!value.isString()) {
            throw new UnreadableInputException(source, "it has no " + field, HINT);
        }
        return value.asString();
    }
}
