package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a result as JSON that {@link ResultReader} reads. It is read by the same version only, so that it may change
 * with every one.
 */
public final class ResultWriter {
    private ResultWriter() {}

    static byte[] octets(BatchResult result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out)) {
            write(result, json);
        }
        return out.toByteArray();
    }

    /** Writes it as an object. */
    public static void write(BatchResult result, JsonGenerator json) {
        json.writeStartObject();
        ReadCounts counts = result.counts();
        json.writeNumberProperty("certificates", counts.certificates());
        json.writeNumberProperty("unreadable", counts.unreadable());
        json.writeNumberProperty("otherFiles", counts.otherFiles());
        json.writeNumberProperty("principals", counts.principals());
        json.writeNumberProperty("records", counts.records());
        json.writeBooleanProperty("changed", result.isChanged());
        json.writeName("findings");
        json.writeStartArray();
        result.logged().forEach(entry -> finding(entry, json));
        json.writeEndArray();
        counts("numbers", result.numbers(), json);
        counts("issued", result.issued(), json);
        json.writeName("lastEnds");
        json.writeStartObject();
        new TreeMap<>(result.lastEnds()).forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeName("missing");
        json.writeStartArray();
        result.missing().forEach((issuer, first) -> missing(issuer, first, json));
        json.writeEndArray();
        counts("naming", result.naming(), json);
        json.writeEndObject();
    }

    private static void finding(LoggedFinding entry, JsonGenerator json) {
        CertificateFinding found = entry.finding();
        if (found.access().isPresent() || found.act().isPresent()) {
            throw new IllegalArgumentException("a finding about access is not stored: " + found.id());
        }
        json.writeStartObject();
        json.writeStringProperty("code", found.finding().code());
        json.writeStringProperty("severity", found.finding().severity().name());
        json.writeStringProperty("part", found.finding().place());
        json.writeStringProperty("message", found.finding().message());
        json.writeStringProperty("fix", found.finding().fix());
        json.writeStringProperty("certificate", found.certificate());
        found.notAfter().ifPresent(end -> json.writeStringProperty("notAfter", end.toString()));
        json.writeStringProperty("issuer", found.issuer());
        place(found.place(), entry.order(), json);
        json.writeEndObject();
    }

    private static void missing(String issuer, MissingIssuers.First first, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("issuer", issuer);
        place(first.place(), first.order(), json);
        json.writeEndObject();
    }

    private static void place(Place place, FindingOrder order, JsonGenerator json) {
        json.writeStringProperty("source", place.source());
        json.writeNumberProperty("index", place.index());
        json.writeStringProperty("subject", place.subject());
        json.writeNumberProperty("number", order.number());
        json.writeStringProperty("stage", order.stage().name());
        json.writeNumberProperty("batch", order.batch());
        json.writeNumberProperty("sequence", order.sequence());
    }

    private static void counts(String name, DistinctCounts counts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartObject();
        json.writeNumberProperty("level", counts.level());
        json.writeName("keys");
        json.writeStartArray();
        for (Map.Entry<String, IdCounts> each : new TreeMap<>(counts.stored()).entrySet()) {
            json.writeStartObject();
            json.writeStringProperty("key", each.getKey());
            json.writeNumberProperty("total", each.getValue().total());
            json.writeStringProperty("ids", base64(each.getValue().ids()));
            json.writeStringProperty("again", base64(each.getValue().again()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String base64(long[] numbers) {
        ByteBuffer octets = ByteBuffer.allocate(Long.BYTES * numbers.length);
        octets.asLongBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(octets.array());
    }

    private static String base64(int[] numbers) {
        ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        octets.asIntBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(octets.array());
    }
}
