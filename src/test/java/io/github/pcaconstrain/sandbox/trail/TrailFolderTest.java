package io.github.pcaconstrain.sandbox.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The files that hold records: complete, where CloudTrail has them, and never lost without a word. */
class TrailFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-30T23:59:58Z");
    private static final Duration LATER = Duration.ofHours(1);
    private static final String ACCOUNT = "111122223333";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<JsonNode> records(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return Json.read(in.readAllBytes()).get("Records").valueStream().toList();
        }
    }

    private static void add(TrailFolder trail, String region, int number) {
        for (int i = 0; i < number; i++) {
            trail.add(ACCOUNT, region, NOW, Json.object().put("number", i));
        }
    }

    @Test
    void filesAreWhereCloudTrailHasThem() throws IOException {
        try (TrailFolder trail = TrailFolder.open(folder, LATER)) {
            add(trail, "us-east-1", 2);
            add(trail, "eu-west-1", 1);
        }

        List<Path> files = files(folder);
        assertThat(files.stream().map(file -> folder.relativize(file).toString().replace('\\', '/')))
                .satisfiesExactly(
                        name -> assertThat(name)
                                .matches(
                                        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/30/"
                                                + "111122223333_CloudTrail_eu-west-1_20261130T2359Z_[A-Za-z0-9]{16}\\.json\\.gz"),
                        name -> assertThat(name)
                                .matches(
                                        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/30/"
                                                + "111122223333_CloudTrail_us-east-1_20261130T2359Z_[A-Za-z0-9]{16}\\.json\\.gz"));
        assertThat(records(files.get(1)).stream()
                        .map(record -> record.get("number").asInt()))
                .containsExactly(0, 1);
    }

    @Test
    void manyRecordsDoNotWait() throws IOException {
        try (TrailFolder trail = TrailFolder.open(folder, LATER)) {
            add(trail, "us-east-1", 500);

            assertThat(files(folder)).hasSize(1);
        }
        assertThat(files(folder)).as("nothing is written twice").hasSize(1);
    }

    @Test
    void whatCannotBeWrittenIsKept() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("AWSLogs"), "a file");
        try (TrailFolder trail = TrailFolder.open(folder, LATER)) {
            add(trail, "us-east-1", 501);
            Files.delete(obstacle);
        }

        assertThat(files(folder))
                .singleElement()
                .satisfies(file -> assertThat(records(file)).hasSize(501));
    }

    @Test
    void recordsAppearWhileTheSandboxRuns() throws Exception {
        try (TrailFolder trail = TrailFolder.open(folder, Duration.ofMillis(1))) {
            add(trail, "us-east-1", 1);
            while (!isWritten()) {
                Thread.sleep(1);
            }
        }
    }

    private boolean isWritten() throws IOException {
        try {
            return files(folder).stream().anyMatch(file -> file.toString().endsWith(".json.gz"));
        } catch (UncheckedIOException e) {
            return false; // a file got its name just now
        }
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> TrailFolder.open(file)).isInstanceOf(IOException.class);
    }
}
