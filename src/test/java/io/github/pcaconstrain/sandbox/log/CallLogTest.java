package io.github.pcaconstrain.sandbox.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.ServedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the lines of the log go, and what they look like. */
final class CallLogTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static ServedCall call(String id, String resource) {
        return new ServedCall(
                Instant.parse("2026-12-31T12:00:00.123456Z"),
                id,
                "key",
                "us-east-1",
                "acm-pca",
                "GetCertificate",
                resource,
                400,
                "ThrottlingException",
                "a message that may quote anything",
                7,
                List.of("throttle"));
    }

    private static List<String> ids(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Json.text(Json.read(line.getBytes(StandardCharsets.UTF_8)), "requestId"))
                .toList();
    }

    @Test
    void aLineHasAllThatIsKnownButTheMessage() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (CallLog log = CallLog.to(stream)) {
            log.served(call("1", "arn:x"));
        }

        assertThat(stream.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"time\":\"2026-12-31T12:00:00.123Z\",\"requestId\":\"1\",\"accessKey\":\"key\","
                        + "\"region\":\"us-east-1\",\"service\":\"acm-pca\",\"operation\":\"GetCertificate\","
                        + "\"resource\":\"arn:x\",\"status\":400,\"error\":\"ThrottlingException\",\"ms\":7,"
                        + "\"faults\":[\"throttle\"]}\n");
    }

    @Test
    void nothingInALineSteersATerminal() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (CallLog log = CallLog.to(stream)) {
            log.served(call("1", "/\u001b[2J\u009b\u202e\"\n"));
        }

        String line = stream.toString(StandardCharsets.ISO_8859_1);
        assertThat(line.chars().filter(c -> c < ' ' || c > '~').toArray()).containsExactly('\n');
        assertThat(Json.text(Json.read(line.getBytes(StandardCharsets.UTF_8)), "resource"))
                .isEqualTo("/\u001b[2J\u009b\u202e\"\n");
    }

    @Test
    void aFileIsTheOwnersAndIsAppendedTo() throws IOException {
        Path file = folder.resolve("calls.log");
        try (CallLog log = CallLog.to(file)) {
            log.served(call("1", ""));
        }
        try (CallLog log = CallLog.to(file)) {
            log.served(call("2", ""));
        }

        assertThat(ids(file)).containsExactly("1", "2");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileMayBeRenamedRemovedOrEmptied() throws IOException {
        Path file = folder.resolve("calls.log");
        Path old = folder.resolve("calls.log.1");
        try (CallLog log = CallLog.to(file)) {
            log.served(call("1", ""));
            Files.move(file, old);
            log.served(call("2", ""));

            assertThat(ids(old)).containsExactly("1");
            assertThat(ids(file)).containsExactly("2");

            Files.delete(file);
            log.served(call("3", ""));
            assertThat(ids(file)).containsExactly("3");

            Files.write(file, new byte[0]);
            log.served(call("4", ""));
            assertThat(ids(file)).containsExactly("4");
        }
    }

    @Test
    void whatCouldNotBeWrittenIsCounted() throws IOException {
        Path below = Files.createDirectory(folder.resolve("logs"));
        Path file = below.resolve("calls.log");
        try (CallLog log = CallLog.to(file)) {
            Files.delete(file);
            Files.delete(below);
            log.served(call("1", ""));
            log.served(call("2", ""));
            Files.createDirectory(below);
            log.served(call("3", ""));
        }

        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("{\"missing\":2}");
        assertThat(ids(file)).containsExactly("", "3");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> CallLog.to(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CallLog.to(folder.resolve("none/calls.log"))).isInstanceOf(IOException.class);
    }

    @Test
    void onlyTheLastCallsAreKeptInMemory() {
        RecentCalls recent = new RecentCalls();
        for (int i = 1; i <= 1000; i++) {
            recent.served(call(Integer.toString(i), ""));
        }

        assertThat(recent.newestFirst())
                .hasSize(200)
                .first()
                .satisfies(call -> assertThat(call.requestId()).isEqualTo("1000"));
    }
}
