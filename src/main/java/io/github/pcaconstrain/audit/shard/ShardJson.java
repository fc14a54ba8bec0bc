package io.github.pcaconstrain.audit.shard;

import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.result.FindingFilter;
import io.github.pcaconstrain.audit.result.ResultReader;
import io.github.pcaconstrain.audit.result.ResultWriter;
import io.github.pcaconstrain.audit.result.StoredValue;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** Shards as JSON. */
public final class ShardJson {
    private ShardJson() {}

    /** Writes a shard as an object. */
    public static void write(Shard shard, JsonGenerator json) {
        Basis basis = shard.basis();
        json.writeStartObject();
        json.writeStringProperty("tool", basis.tool());
        json.writeNumberProperty("shard", shard.share().number());
        json.writeNumberProperty("of", shard.share().of());
        json.writeStringProperty("time", basis.at().toString());
        texts("sources", basis.sources(), json);
        basis.certificates().ifPresent(number -> json.writeNumberProperty("certificates", number));
        json.writeStringProperty("files", basis.files());
        texts("options", basis.options(), json);
        texts("notes", basis.notes(), json);
        texts("only", new TreeSet<>(basis.filter().only()), json);
        texts("skip", new TreeSet<>(basis.filter().skip()), json);
        texts("baseline", new TreeSet<>(basis.filter().baseline()), json);
        json.writeName("cas");
        json.writeStartArray();
        basis.cas().forEach(ca -> ca(ca, json));
        json.writeEndArray();
        json.writeName("common");
        ResultWriter.write(basis.result(), json);
        json.writeName("part");
        ResultWriter.write(shard.part(), json);
        json.writeEndObject();
    }

    private static void ca(AuditedCa ca, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("certificate", ca.certificate());
        json.writeStringProperty("subject", ca.subject());
        json.writeStringProperty("exactSubject", ca.exactSubject());
        json.writeStringProperty("source", ca.place().source());
        json.writeNumberProperty("index", ca.place().index());
        json.writeStringProperty("label", ca.place().subject());
        texts("issuers", ca.parents(), json);
        json.writeBooleanProperty("root", ca.root());
        json.writeStringProperty("notAfter", ca.notAfter().toString());
        json.writeStringProperty("key", ca.key());
        texts("constraints", ca.constraints(), json);
        texts("inherited", ca.inherited(), json);
        json.writeEndObject();
    }

    private static void texts(String name, Collection<String> texts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /**
     * Reads a shard.
     *
     * @throws IllegalArgumentException if this is not one; the message says why
     */
    public static Shard read(byte[] json) {
        StoredValue stored = StoredValue.parse(json);
        try {
            Basis basis = new Basis(
                    stored.text("tool"),
                    Instant.parse(stored.text("time")),
                    stored.texts("options"),
                    new FindingFilter(set(stored, "only"), set(stored, "skip"), set(stored, "baseline")),
                    stored.texts("notes"),
                    stored.texts("sources"),
                    stored.has("certificates") ? Optional.of(stored.number("certificates")) : Optional.empty(),
                    stored.text("files"),
                    stored.objects("cas").stream().map(ShardJson::ca).toList(),
                    ResultReader.read(stored.object("common")));
            Share share = new Share(Math.toIntExact(stored.number("shard")), Math.toIntExact(stored.number("of")));
            return new Shard(share, basis, ResultReader.read(stored.object("part")));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Set<String> set(StoredValue stored, String name) {
        return Set.copyOf(stored.texts(name));
    }

    private static AuditedCa ca(StoredValue stored) {
        List<String> constraints = stored.texts("constraints");
        return new AuditedCa(
                stored.text("certificate"),
                stored.text("subject"),
                stored.text("exactSubject"),
                new Place(stored.text("source"), stored.number("index"), stored.text("label")),
                stored.texts("issuers"),
                stored.flag("root"),
                Instant.parse(stored.text("notAfter")),
                stored.text("key"),
                constraints,
                stored.texts("inherited"),
                0,
                Optional.empty());
    }
}
