package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire when a request is not as it should be. */
class ProtocolTest {
    private static final String LIST = "ACMPrivateCA.ListCertificateAuthorities";
    private static final String SCOPE = "us-east-1/acm-pca";
    private static Sandbox sandbox;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxConfig.inMemory());
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static HttpRequest.Builder request(String target, String scope, String body) {
        return HttpRequest.newBuilder(sandbox.endpoint())
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKID/20260101/" + scope
                                + "/aws4_request, SignedHeaders=host, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anAnswerLooksLikeAws() throws Exception {
        HttpResponse<String> answer = send(request(LIST, SCOPE, "{}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"CertificateAuthorities\":[]}");
        assertThat(answer.headers().firstValue("x-amzn-RequestId").orElse("")).matches("[0-9a-f-]{36}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
    }

    static Stream<Arguments> broken() {
        String describe = "ACMPrivateCA.DescribeCertificateAuthority";
        return Stream.of(
                Arguments.of("ACMPrivateCA.NoSuchThing", SCOPE, "{}", 400, "UnknownOperationException"),
                Arguments.of("S3.ListBuckets", SCOPE, "{}", 400, "UnknownOperationException"),
                Arguments.of("ACMPrivateCA", SCOPE, "{}", 400, "UnknownOperationException"),
                Arguments.of(LIST, "us-east-1/acm", "{}", 403, "InvalidSignatureException"),
                Arguments.of(LIST, "../../etc/acm-pca", "{}", 403, "IncompleteSignatureException"),
                Arguments.of(LIST, "..%2f/acm-pca", "{}", 403, "InvalidSignatureException"),
                Arguments.of(LIST, SCOPE, "{", 400, "SerializationException"),
                Arguments.of(LIST, SCOPE, "[]", 400, "SerializationException"),
                Arguments.of(LIST, SCOPE, "{} {}", 400, "SerializationException"),
                Arguments.of(LIST, SCOPE, "[".repeat(100_000), 400, "SerializationException"),
                Arguments.of(LIST, SCOPE, "{\"MaxResults\":\"1\"}", 400, "SerializationException"),
                Arguments.of(LIST, SCOPE, "{\"MaxResults\":0}", 400, "ValidationException"),
                Arguments.of(LIST, SCOPE, "{\"NextToken\":\"abc\"}", 400, "InvalidNextTokenException"),
                Arguments.of(LIST, SCOPE, "{\"NextToken\":{}}", 400, "SerializationException"),
                Arguments.of(LIST, SCOPE, "{\"NextToken\":\"\\ud800\"}", 400, "SerializationException"),
                Arguments.of(describe, SCOPE, "{}", 400, "ValidationException"),
                Arguments.of(describe, SCOPE, "{\"CertificateAuthorityArn\":\"arn:aws\"}", 400, "InvalidArnException"),
                Arguments.of(LIST, SCOPE, " ".repeat(5 << 20), 413, "RequestEntityTooLargeException"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void errorsNameTheirCodeInBodyAndHeader(String target, String scope, String body, int status, String code)
            throws Exception {
        HttpResponse<String> answer = send(request(target, scope, body));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"__type\":\"" + code + "\"").doesNotContain("Exception:", "\tat ");
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(code);
    }

    @Test
    void violationsAreCountedAndNamed() throws Exception {
        HttpResponse<String> answer = send(request("ACMPrivateCA.RevokeCertificate", SCOPE, """
            {"CertificateSerial":"1","RevocationReason":"BORED"}\
            """));

        assertThat(answer.body())
                .contains("2 validation errors detected: Value null at 'certificateAuthorityArn' failed to satisfy"
                        + " constraint: Member must not be null; Value 'BORED' at 'revocationReason'"
                        + " failed to satisfy constraint: Member must satisfy enum value set: [UNSPECIFIED, ");
    }

    @Test
    void unsignedRequestsAreRefused() throws Exception {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(sandbox.endpoint())
                .header("X-Amz-Target", LIST)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(send(unsigned).body()).contains("MissingAuthenticationTokenException");
        assertThat(send(HttpRequest.newBuilder(sandbox.endpoint().resolve("/other"))
                                .GET())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void longCredentialsAreReadInNoTime() {
        String credentials = "AWS4-HMAC-SHA256 " + "Credential=A/2".repeat(4000);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 100; i++) {
                HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.endpoint())
                        .header("X-Amz-Target", LIST)
                        .header("Authorization", credentials)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
                assertThat(send(request).body()).contains("IncompleteSignatureException");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, 200",
        "http://127.0.0.1, 200",
        "http://[::1]:8080, 200",
        "https://example.com, 403",
        "http://localhost.example.com, 403",
        "http://127.0.0.1.example.com, 403",
        "null, 403",
    })
    void onlyLoopbackOriginsPass(String origin, int status) throws Exception {
        HttpResponse<String> answer = send(request(LIST, SCOPE, "{}").header("Origin", origin));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:1, 200",
        "[::1]:1, 200",
        "127.1.2.3:80, 200",
        "rebind.example.com, 403",
        "127.0.0.1.nip.io, 403"
    })
    void onlyLoopbackHostsPass(String host, int status) throws Exception {
        assertThat(raw("/", host)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void theHostOfAnAbsoluteTargetMustBeLoopbackToo() throws IOException {
        assertThat(raw("http://localhost/", "rebind.example.com")).startsWith("HTTP/1.1 200 ");
        assertThat(raw("http://rebind.example.com/", "localhost")).startsWith("HTTP/1.1 403 ");
    }

    // The JDK's client does not let a program set Host.
    private static String raw(String target, String host) throws IOException {
        URI endpoint = sandbox.endpoint();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            String text =
                    "POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nX-Amz-Target: " + LIST
                            + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=A/20260101/" + SCOPE
                            + "/aws4_request, SignedHeaders=host, Signature=0\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
