package io.github.pcaconstrain.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TestCsr;
import io.github.pcaconstrain.sandbox.seed.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as the server sends it. */
final class PageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Sandbox sandbox(String seed) {
        SandboxConfig config = SandboxConfig.inMemory().withDelay(Duration.ZERO);
        return Sandbox.start(
                seed.isEmpty()
                        ? config
                        : config.withSeed(Seed.read("seed", seed.getBytes(StandardCharsets.UTF_8), "us-east-1")));
    }

    private static HttpResponse<String> get(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        try {
            return HttpClient.newHttpClient()
                    .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A request with a Host of its own, which the JDK's client does not send. */
    private static String raw(Sandbox sandbox, String... lines) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theExampleIsAllThere() throws IOException {
        try (Sandbox sandbox = sandbox(Files.readString(Path.of("examples/sandbox/seed.yaml")))) {
            String page = get(sandbox.endpoint()).body();

            assertThat(page)
                    .contains("Development CA", "pending certificate", "no name constraints")
                    .contains("<span class=\"chip permitted\">dev.example.com</span>")
                    .contains("<span class=\"chip permitted\">10.20.0.0/16</span>")
                    .contains("<span class=\"chip excluded\">prod.dev.example.com</span>")
                    .contains("api.dev.example.com, 10.20.0.10", "superseded", "www.dev.example.com")
                    .contains("export AWS_ENDPOINT_URL=" + sandbox.endpoint())
                    .doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    void casAreBelowTheirIssuers() {
        String seed = "authorities: [{name: Root, keyAlgorithm: EC_prime256v1, subordinates: [{name: Middle,"
                + " keyAlgorithm: EC_prime256v1, subordinates: [{name: Bottom, keyAlgorithm: EC_prime256v1}]}]}]";
        try (Sandbox sandbox = sandbox(seed)) {
            String shape = get(sandbox.endpoint()).body().replaceAll("(?s).*?<section id=\"authorities\"", "");

            assertThat(Pattern.compile(
                                    "<ul class=\"tree\">.*<strong>Root</strong>.*<ul"
                                            + " class=\"tree\">.*<strong>Middle</strong>.*<ul"
                                            + " class=\"tree\">.*<strong>Bottom</strong>.*</ul>.*</ul>.*</ul>",
                                    Pattern.DOTALL)
                            .matcher(shape)
                            .find())
                    .isTrue();
        }
    }

    @Test
    void failedCallsHaveTheirErrors() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox)) {
            String arn = pca.pendingSubordinate("Pending");
            PcaClient.errorCode(() -> pca.issue(arn, TestCsr.dns("a.example"), "EndEntityCertificate", r -> {}));

            assertThat(get(sandbox.endpoint()).body())
                    .contains("<b>InvalidStateException</b>: The certificate authority is not in a valid state")
                    .contains("IssueCertificate")
                    .contains("class=\"resource\" title=\"" + arn + "\">Pending<");
        }
    }

    /** Names come from callers, so none of their characters is markup. */
    @Test
    void namesAreText() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox)) {
            pca.pendingSubordinate("<script>alert(1)</script>\"'&\u202e");
            get(sandbox.endpoint().resolve("/bucket/%3Cimg%20src=x%3E"));
            String page = get(sandbox.endpoint()).body();

            assertThat(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFD")
                    .doesNotContain("<script>alert", "<img");
        }
    }

    @Test
    void nothingComesFromElsewhere() {
        try (Sandbox sandbox = sandbox("")) {
            HttpResponse<String> page = get(sandbox.endpoint());

            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'none'")
                            .contains("frame-ancestors 'none'", "form-action 'none'")
                            .doesNotContain("unsafe", "http"));
            assertThat(page.body()).doesNotContain("style=", " onclick", "<style", "http-equiv");
            assertThat(Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                            .matcher(page.body())
                            .results()
                            .map(found -> found.group(1)))
                    .containsOnly(
                            "data:,",
                            "/_sandbox/page.css",
                            "/_sandbox/page.js",
                            "#authorities",
                            "/_sandbox/state",
                            "/_sandbox/health");
            for (String asset : new String[] {"/_sandbox/page.css", "/_sandbox/page.js"}) {
                assertThat(get(sandbox.endpoint().resolve(asset)).body())
                        .doesNotContain("http://", "https://", "@import");
            }
        }
    }

    @Test
    void webPagesElsewhereCannotReadIt() throws IOException {
        try (Sandbox sandbox = sandbox("authorities: [{name: Hidden, keyAlgorithm: EC_prime256v1}]")) {
            assertThat(get(sandbox.endpoint(), "Origin", "https://evil.example").statusCode())
                    .isEqualTo(403);
            assertThat(raw(sandbox, "GET / HTTP/1.1", "Host: evil.example"))
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain("Hidden");
            assertThat(raw(sandbox, "GET /_sandbox/page.js HTTP/1.1", "Host: evil.example"))
                    .startsWith("HTTP/1.1 4");
        }
    }

    /** What clients of AWS send to the same address is not the page's. */
    @ParameterizedTest
    @CsvSource({
        "Authorization, AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request",
        "X-Amz-Target, ACMPrivateCA.ListTags"
    })
    void requestsOfClientsAreTheirs(String header, String value) {
        try (Sandbox sandbox = sandbox("")) {
            assertThat(get(sandbox.endpoint(), header, value).body()).doesNotContain("<html");
        }
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox)) {
            String tag = tag(get(sandbox.endpoint()));
            HttpResponse<String> again = get(sandbox.endpoint(), "If-None-Match", tag);
            assertThat(again.statusCode() == 304 || !tag(again).equals(tag)).isTrue();

            pca.pendingSubordinate("New");
            HttpResponse<String> after = get(sandbox.endpoint(), "If-None-Match", tag);
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(after.body()).contains("<strong>New</strong>");
        }
    }

    @Test
    void certificatesAreCountedAsTheyAreIssued() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = pca.root();
            assertThat(get(sandbox.endpoint()).body()).contains(">1 certificate<");

            pca.issue(root, TestCsr.dns("a.example"), "EndEntityCertificate", r -> {});
            assertThat(get(sandbox.endpoint()).body()).contains(">2 certificates<", "a.example");
        }
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whereTheStateIsGoneThePageSaysSo() throws IOException {
        SandboxConfig config = SandboxConfig.inMemory().withFolder(folder.resolve("state"));
        try (Sandbox sandbox = Sandbox.start(config)) {
            Files.move(folder.resolve("state"), folder.resolve("elsewhere"));

            HttpResponse<String> answer = get(sandbox.endpoint());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("<h1>The sandbox cannot show its state</h1>");
        }
    }
}
