package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The S3 that CRLs and audit reports are in. */
class PublishedObjectsTest {
    @TempDir
    Path folder = Path.of("");

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
    private final PcaClient pca = PcaClient.of(sandbox);
    private String ca = "";
    private String id = "";

    @BeforeEach
    void publish() {
        ca = pca.root();
        id = ca.substring(ca.lastIndexOf('/') + 1);
        pca.sdk()
                .updateCertificateAuthority(r -> r.certificateAuthorityArn(ca)
                        .revocationConfiguration(c -> c.crlConfiguration(crl -> crl.enabled(true)
                                .expirationInDays(7)
                                .s3BucketName("a-bucket")
                                .crlType("PARTITIONED"))));
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    private String report(String bucket) {
        return pca.sdk()
                .createCertificateAuthorityAuditReport(
                        r -> r.certificateAuthorityArn(ca).s3BucketName(bucket).auditReportResponseFormat("JSON"))
                .s3Key();
    }

    /** What comes back for a request, with its header. */
    private String ask(String requestLine, String... fields) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort())) {
            String head = requestLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + String.join("", List.of(fields)) + "\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static List<String> all(String element, String xml) {
        return Pattern.compile("<" + element + ">(.*?)</" + element + ">")
                .matcher(xml)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void theAwsCliCopiesAndLists() throws IOException {
        NeededTools.need("aws");
        String key = report("a-bucket");
        assertThat(aws("cp", "s3://a-bucket/" + key, "report.json")).contains("download: s3://a-bucket/");
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"certificateArn\" : \"" + ca + "/certificate/");
        assertThat(aws("ls", "s3://a-bucket")).contains("PRE audit-report/", "PRE crl/");
        assertThat(aws("ls", "s3://a-bucket/crl/", "--recursive").lines()).hasSize(5);
    }

    private String aws(String... words) {
        List<String> command = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "env",
                                "AWS_ACCESS_KEY_ID=sandbox",
                                "AWS_SECRET_ACCESS_KEY=sandbox",
                                "AWS_DEFAULT_REGION=us-east-1",
                                "aws",
                                "--endpoint-url",
                                sandbox.endpoint().toString(),
                                "s3"),
                        java.util.stream.Stream.of(words))
                .toList();
        Outcome outcome = Programs.run(folder, InputStream.nullInputStream(), command);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    void aReportIsThere() throws IOException {
        assertThat(ask("HEAD /reports-of-ours")).startsWith("HTTP/1.1 404 ");
        String key = report("reports-of-ours");

        assertThat(ask("HEAD /reports-of-ours")).startsWith("HTTP/1.1 200 ");
        String whole = ask("GET /reports-of-ours/" + key);
        assertThat(whole).startsWith("HTTP/1.1 200 ").contains("Content-Type: application/json");
        String body = whole.substring(whole.indexOf("\r\n\r\n") + 4);
        String tag = all("ETag", ask("GET /reports-of-ours?list-type=2")).get(0).replace("&quot;", "\"");
        assertThat(whole).contains("ETag: " + tag);
        String head = ask("HEAD /reports-of-ours/" + key);
        assertThat(head).contains("Content-Length: " + body.length()).endsWith("\r\n\r\n");
        assertThat(ask("GET /reports-of-ours/" + key, "If-None-Match: " + tag + "\r\n"))
                .startsWith("HTTP/1.1 304 ");
        assertThat(ask("GET /reports-of-ours/" + key, "Range: bytes=2-4\r\n"))
                .startsWith("HTTP/1.1 206 ")
                .contains("Content-Range: bytes 2-4/" + body.length())
                .endsWith("\r\n\r\n" + body.substring(2, 5));
        assertThat(ask("GET /reports-of-ours/" + key, "Range: bytes=" + body.length() + "-\r\n"))
                .startsWith("HTTP/1.1 416 ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nobodys-bucket/key, 404, NoSuchBucket",
        "GET /nobodys-bucket?list-type=2, 404, NoSuchBucket",
        "GET /a-bucket/key, 404, NoSuchKey",
        "GET /a-bucket/crl, 404, NoSuchKey",
        "PUT /a-bucket/key, 405, MethodNotAllowed",
        "DELETE /a-bucket, 405, MethodNotAllowed",
        "GET /a-bucket, 501, NotImplemented",
        "POST /a-bucket, 404, UnknownOperationException",
    })
    void everythingElseIsRefused(String request, int status, String code) throws IOException {
        assertThat(ask(request)).startsWith("HTTP/1.1 " + status + " ").contains(code);
    }

    @Test
    void onlyThisMachineReads() throws IOException {
        String key = report("a-bucket");
        assertThat(ask("GET http://evil.example/a-bucket/" + key)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /a-bucket/" + key, "Origin: http://evil.example\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /a-bucket/" + key)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aListHasPages() throws IOException {
        report("a-bucket");
        String all = ask("GET /a-bucket?list-type=2");
        List<String> keys = all("Key", all);
        assertThat(keys).hasSize(6).isSorted();
        assertThat(keys).contains("crl/" + id + ".crl");
        assertThat(all("IsTruncated", all)).containsExactly("false");

        String first = ask("GET /a-bucket?list-type=2&max-keys=4");
        assertThat(all("Key", first)).isEqualTo(keys.subList(0, 4));
        assertThat(all("IsTruncated", first)).containsExactly("true");
        String token = all("NextContinuationToken", first).get(0);
        String second = ask("GET /a-bucket?list-type=2&max-keys=4&continuation-token=" + token);
        assertThat(all("Key", second)).isEqualTo(keys.subList(4, 6));
        assertThat(all("IsTruncated", second)).containsExactly("false");
        assertThat(all("Key", ask("GET /a-bucket?list-type=2&start-after=" + keys.get(4))))
                .isEqualTo(keys.subList(5, 6));
    }

    @Test
    void aListHasFolders() throws IOException {
        report("a-bucket");
        assertThat(all("Prefix", ask("GET /a-bucket?list-type=2&delimiter=%2F&prefix=")))
                .containsExactly("", "audit-report/", "crl/");
        String crls = ask("GET /a-bucket?list-type=2&delimiter=/&prefix=crl/&encoding-type=url");
        assertThat(all("Prefix", crls)).containsExactly("crl/", "crl/" + id + "/");
        assertThat(all("Key", crls)).containsExactly("crl/" + id + ".crl");

        String first = ask("GET /a-bucket?list-type=2&delimiter=/&max-keys=1");
        assertThat(all("Prefix", first)).containsExactly("", "audit-report/");
        String token = all("NextContinuationToken", first).get(0);
        String second = ask("GET /a-bucket?list-type=2&delimiter=/&max-keys=1&continuation-token=" + token);
        assertThat(all("Prefix", second)).containsExactly("", "crl/");
        assertThat(all("IsTruncated", second)).containsExactly("false");
    }
}
