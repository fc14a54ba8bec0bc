package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/** The sandbox's own requests, as a client without an AWS SDK sends them. */
final class ControlTest {
    private static final String KEY = "PRIVATE KEY";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void onFolder() {
        sandbox.close();
        sandbox =
                Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO).withFolder(folder.resolve("state")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sandbox.endpoint().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a reset, and returns the state after it. */
    static JsonNode reset(Sandbox of) {
        HttpRequest request = HttpRequest.newBuilder(of.endpoint().resolve("/_sandbox/reset"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody())
                .build();
        try {
            String body = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> reset() {
        return send(request("/_sandbox/reset")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    private JsonNode state() {
        return json(send(request("/_sandbox/state")));
    }

    @Test
    void healthSaysThatItRuns() {
        HttpResponse<String> answer = send(request("/_sandbox/health"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(answer))
                .isEqualTo(Json.object().put("status", "running").put("account", "111122223333"));
    }

    @Test
    void healthFailsOnceTheFolderIsGone() throws IOException {
        onFolder();
        Files.move(folder.resolve("state"), folder.resolve("elsewhere"));

        HttpResponse<String> answer = send(request("/_sandbox/health"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains(folder.resolve("state").toString());
    }

    @Test
    void stateHasCasAndCertificatesButNoKeys() {
        try (PcaClient pca = PcaClient.of(sandbox);
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .build()) {
            String root = pca.root();
            String pending = pca.pendingSubordinate("Pending");
            String certificate = acm.requestCertificate(
                            r -> r.domainName("www.example.com").certificateAuthorityArn(root))
                    .certificateArn();

            String text = send(request("/_sandbox/state")).body();

            JsonNode region = Json.read(text.getBytes(StandardCharsets.UTF_8)).at("/regions/us-east-1");
            assertThat(region.at("/CertificateAuthorities/0/Arn").asString()).isEqualTo(root);
            assertThat(region.at("/CertificateAuthorities/0/Status").asString()).isEqualTo("ACTIVE");
            assertThat(region.at("/CertificateAuthorities/0/IssuedCertificates/0")
                            .asString())
                    .startsWith(root + "/certificate/");
            assertThat(region.at("/CertificateAuthorities/1/Arn").asString()).isEqualTo(pending);
            assertThat(region.at("/Certificates/0/CertificateArn").asString()).isEqualTo(certificate);
            assertThat(text).doesNotContain(KEY);
        }
    }

    @Test
    void stateShowsDeletedCas() {
        try (PcaClient pca = PcaClient.of(sandbox)) {
            String arn = pca.pendingSubordinate("Deleted");
            pca.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(arn));

            assertThat(state().at("/regions/us-east-1/CertificateAuthorities/0/Status")
                            .asString())
                    .isEqualTo("DELETED");
        }
    }

    @Test
    void stateHasEveryCaOfEveryRegion() {
        try (PcaClient pca = PcaClient.of(sandbox);
                PcaClient other = PcaClient.of(sandbox.endpoint(), "eu-west-1")) {
            IntStream.range(0, 3).forEach(i -> pca.pendingSubordinate("CA " + i));
            other.pendingSubordinate("Elsewhere");

            assertThat(state().at("/regions/us-east-1/CertificateAuthorities").size())
                    .isEqualTo(3);
            assertThat(state().at("/regions/eu-west-1/CertificateAuthorities").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void resetForgetsEverythingButForeignFiles() throws IOException {
        onFolder();
        Path foreign = Files.writeString(folder.resolve("state/notes.txt"), "mine");
        try (PcaClient pca = PcaClient.of(sandbox);
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .build()) {
            String root = pca.root();
            String certificate = acm.requestCertificate(r -> r.domainName("www.example.com")
                            .certificateAuthorityArn(root)
                            .idempotencyToken("token"))
                    .certificateArn();

            assertThat(reset().statusCode()).isEqualTo(200);

            assertThat(pca.sdk().listCertificateAuthorities().certificateAuthorities())
                    .isEmpty();
            assertThatThrownBy(() -> pca.csr(root)).isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> acm.describeCertificate(r -> r.certificateArn(certificate)))
                    .isInstanceOf(software.amazon.awssdk.services.acm.model.ResourceNotFoundException.class);
            String again = pca.root();
            assertThat(acm.requestCertificate(r -> r.domainName("www.example.com")
                                    .certificateAuthorityArn(again)
                                    .idempotencyToken("token"))
                            .certificateArn())
                    .as("the token is forgotten too")
                    .isNotEqualTo(certificate);
            assertThat(foreign).hasContent("mine");
        }
    }

    @Test
    void resetLeavesNothingOnTheDisk() throws IOException {
        onFolder();
        try (PcaClient pca = PcaClient.of(sandbox)) {
            pca.subordinate(pca.root());
        }

        reset();

        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.startsWith("lock")))
                    .isEmpty();
        }
    }

    @Test
    void resetMakesTheInitialCasAgain() {
        InitialAuthorities before = sandbox.initialize("us-east-1", KeyAlgorithm.EC_P256);

        JsonNode after = json(reset()).at("/regions/us-east-1/CertificateAuthorities");

        assertThat(after.size()).isEqualTo(2);
        assertThat(after.get(0).get("Arn").asString()).isNotEqualTo(before.root());
        assertThat(after.get(1).get("Status").asString()).isEqualTo("ACTIVE");
        assertThat(after.get(1).at("/Permissions/0/Principal").asString()).isEqualTo("acm.amazonaws.com");
    }

    @Test
    void requestsUnderWayEndBeforeTheReset() throws Exception {
        onFolder();
        var threads = Executors.newFixedThreadPool(8);
        try (PcaClient pca = PcaClient.of(sandbox)) {
            List<Future<String>> created = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> pca.pendingSubordinate("CA " + i)))
                    .toList();
            reset();
            for (Future<String> each : created) {
                each.get();
            }
            int left = pca.sdk()
                    .listCertificateAuthorities()
                    .certificateAuthorities()
                    .size();

            sandbox.close();
            sandbox = Sandbox.start(SandboxConfig.inMemory().withFolder(folder.resolve("state")));

            assertThat(state().at("/regions/us-east-1/CertificateAuthorities").size())
                    .as("what is in memory is on the disk")
                    .isEqualTo(left);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""})
    void resetTakesJsonOnly(String type) {
        sandbox.initialize("us-east-1", KeyAlgorithm.EC_P256);
        HttpRequest.Builder request = request("/_sandbox/reset").POST(BodyPublishers.ofString("{}"));

        HttpResponse<String> answer = send(type.isEmpty() ? request : request.header("Content-Type", type));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Type: application/json");
        assertThat(state().at("/regions/us-east-1/CertificateAuthorities").size())
                .isEqualTo(2);
    }

    @Test
    void jsonMayNameItsCharset() {
        HttpResponse<String> answer = send(request("/_sandbox/reset")
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, reset, POST", "POST, health, GET", "DELETE, state, GET", "PUT, reset, POST"})
    void eachHasOneMethod(String method, String name, String allowed) {
        HttpResponse<String> answer = send(request("/_sandbox/" + name)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_sandbox", "/_sandbox/", "/_sandbox/stop", "/_sandbox/health/x"})
    void otherPathsSayWhichThereAre(String path) {
        HttpResponse<String> answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/_sandbox/health", "/_sandbox/state", "/_sandbox/reset");
    }

    @Test
    void theOcspResponderKeepsItsPath() {
        assertThat(send(request("/_sandbox/ocsp/x")).body()).doesNotContain("/_sandbox/health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "state", "reset"})
    void pagesOfOthersAreKeptOut(String name) {
        sandbox.initialize("us-east-1", KeyAlgorithm.EC_P256);
        HttpRequest.Builder request = request("/_sandbox/" + name).header("Content-Type", "application/json");
        if (name.equals("reset")) {
            request.POST(BodyPublishers.noBody());
        }

        HttpResponse<String> answer = send(request.header("Origin", "https://example.com"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("111122223333");
        assertThat(state().at("/regions/us-east-1/CertificateAuthorities/0/Arn").asString())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, health", "GET, state", "POST, reset"})
    void namesThatLeadHereAreKeptOut(String method, String name) throws IOException {
        String head = method + " /_sandbox/" + name + " HTTP/1.1\r\nHost: rebind.example.com\r\n"
                + "Content-Type: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void theNextFreePortIsUsed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Sandbox next = Sandbox.start(withAlternatives(taken.getLocalPort(), 99))) {
            assertThat(next.endpoint().getPort()).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void aPortThatWasAskedForHasNoAlternative() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SandboxConfig config = SandboxConfig.inMemory().withStandardPort().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> Sandbox.start(config))
                    .isInstanceOf(StateException.class)
                    .hasMessage("cannot listen on port " + taken.getLocalPort() + ": Address already in use");
        }
    }

    @Test
    void theStandardPortIsTheFirstChoice() {
        SandboxConfig config = SandboxConfig.inMemory().withStandardPort();

        assertThat(config.port()).isEqualTo(4566);
        assertThat(config.alternatives()).isPositive();
    }

    private static SandboxConfig withAlternatives(int port, int alternatives) {
        SandboxConfig any = SandboxConfig.inMemory();
        return new SandboxConfig(
                any.folder(),
                port,
                Math.min(alternatives, 65_535 - port),
                any.accounts(),
                any.delay(),
                any.clock(),
                any.random(),
                any.interceptor(),
                any.keysAhead(),
                any.assumptions(),
                any.observer(),
                any.seed());
    }
}
