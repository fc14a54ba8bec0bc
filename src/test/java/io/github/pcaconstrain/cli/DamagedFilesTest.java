package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Files that a run before has left, damaged: unreadable input that is named, and never an internal error. */
class DamagedFilesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> PARTS = List.of(
            JSON.nullNode(),
            JSON.arrayNode().add("text"),
            JSON.objectNode().put("a", 1),
            JSON.numberNode(7),
            JSON.stringNode(""));

    @TempDir
    Path folder = Path.of("");

    @Test
    void anIssuanceInWhichAnythingIsOfAnotherType() throws IOException {
        try (ApplyWorld world = new ApplyWorld()) {
            assertThat(world.run(folder, "issue", "--parent", world.root, "-p", "example.com", "--out-dir", "./issued")
                            .exitCode())
                    .isZero();
            Path record = folder.resolve("issued/issuance.json");
            JsonNode sound = JsonMapper.shared().readTree(Files.readString(record));
            List<String> damaged = new ArrayList<>(List.of("", "null", "[]", "\"text\"", "{", "7"));
            for (String name : sound.propertyNames()) {
                for (JsonNode part : PARTS) {
                    ObjectNode copy = (ObjectNode) sound.deepCopy();
                    copy.set(name, part);
                    damaged.add(copy.toString());
                }
            }
            for (String text : damaged) {
                Files.writeString(record, text);
                assertThat(install(world).exitCode()).as(text).isIn(0, 2);
            }
            Files.writeString(record, sound.toString());
            for (String file : List.of("cert.pem", "cert_chain.pem")) {
                String pem = Files.readString(folder.resolve("issued").resolve(file));
                for (String text : List.of("", "\n", "text", "-----BEGIN CERTIFICATE-----\n", pem.substring(0, 100))) {
                    Files.writeString(folder.resolve("issued").resolve(file), text);
                    assertThat(install(world).exitCode()).as(file + ": " + text).isIn(1, 2);
                }
                Files.writeString(folder.resolve("issued").resolve(file), pem);
            }
        }
    }

    private Cli.Outcome install(ApplyWorld world) {
        return world.run(folder, "install", "--from", "./issued", "--dry-run");
    }

    @Test
    void aStateOfTheSandboxInWhichARecordIsNone() throws IOException {
        new ApplyWorld(folder.resolve("state")).close();
        List<Path> records;
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            records = files.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(records).isNotEmpty();
        for (Path record : records) {
            byte[] sound = Files.readAllBytes(record);
            for (String text : List.of("", "null", "[]", "{", "7")) {
                Files.writeString(record, text);
                assertThat(new Cli(folder).run("csr", "--sandbox=./state").exitCode())
                        .as(record + ": " + text)
                        .isIn(0, 2, 3);
            }
            Files.write(record, sound);
        }
    }
}
