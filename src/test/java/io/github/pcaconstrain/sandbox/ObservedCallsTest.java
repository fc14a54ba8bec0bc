package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import io.github.pcaconstrain.sandbox.wire.ServedCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acmpca.model.Tag;

/** What an observer, such as the log, learns about calls. */
final class ObservedCallsTest {
    private static final String SECRET = "a-secret-that-nobody-may-log";

    private final List<ServedCall> calls = new CopyOnWriteArrayList<>();

    private Sandbox sandbox(String faults) {
        SandboxConfig config = SandboxConfig.inMemory().withDelay(Duration.ZERO).withObserver(calls::add);
        return Sandbox.start(
                faults.isEmpty() ? config : config.withInterceptor(new FaultInjector(Faults.parse(faults))));
    }

    private ServedCall last() {
        return calls.get(calls.size() - 1);
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOperationHasItsResultAsItsResource() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = pca.root();
            String issued = pca.issue(root, TestCsr.dns("www.example.com"), "EndEntityCertificate", r -> {});

            assertThat(last().service()).isEqualTo("acm-pca");
            assertThat(last().operation()).isEqualTo("IssueCertificate");
            assertThat(last().resource()).isEqualTo(issued);
            assertThat(last().accessKey()).isEqualTo("key");
            assertThat(last().region()).isEqualTo("us-east-1");
            assertThat(last().status()).isEqualTo(200);
            assertThat(last().isFailed()).isFalse();
            assertThat(calls).allSatisfy(call -> assertThat(call.requestId()).isNotEmpty());
        }
    }

    @Test
    void anErrorHasItsCode() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox)) {
            String unknown = pca.pendingSubordinate("CA");
            PcaClient.errorCode(
                    () -> pca.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(unknown)));

            assertThat(last().operation()).isEqualTo("GetCertificateAuthorityCertificate");
            assertThat(last().resource()).isEqualTo(unknown);
            assertThat(last().error()).isEqualTo("InvalidStateException");
            assertThat(last().status()).isEqualTo(400);
            assertThat(last().isFailed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "throttle=1, throttle, 400",
        "error=1, error, 500",
        "drop=1, drop, 0",
        "fail=ListCertificateAuthorities:ValidationException, fail=ListCertificateAuthorities:ValidationException, 400",
        "latency=1, latency, 200",
    })
    void anInjectedFaultIsNamed(String faults, String name, int status) {
        try (Sandbox sandbox = sandbox(faults)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.endpoint())
                    .header("X-Amz-Target", "ACMPrivateCA.ListCertificateAuthorities")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=key/20261231/us-east-1/acm-pca/aws4_request,"
                                    + " SignedHeaders=host, Signature=0")
                    .POST(BodyPublishers.ofString("{}"));
            if (status == 0) {
                assertThatThrownBy(() -> client().send(request.build(), BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
            } else {
                assertThat(send(request).statusCode()).isEqualTo(status);
            }

            assertThat(calls.get(0).faults()).containsExactly(name);
            assertThat(calls.get(0).status()).isEqualTo(status);
        }
    }

    @Test
    void aFaultOfWhatAcmAsksForIsThatOfTheRequestToAcm() {
        try (Sandbox sandbox = sandbox("fail=DescribeCertificateAuthority:ResourceNotFoundException");
                PcaClient pca = PcaClient.of(sandbox);
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .build()) {
            String ca = pca.pendingSubordinate("CA");
            acm.requestCertificate(r -> r.domainName("www.example.com").certificateAuthorityArn(ca));

            assertThat(last().service()).isEqualTo("acm");
            assertThat(last().faults()).containsExactly("fail=DescribeCertificateAuthority:ResourceNotFoundException");
        }
    }

    @Test
    void plainRequestsHaveTheirPathWithoutItsQuery() {
        try (Sandbox sandbox = sandbox("")) {
            send(HttpRequest.newBuilder(sandbox.endpoint().resolve("/bucket/crl/x.crl?X-Amz-Signature=" + SECRET)));

            assertThat(last().service()).isEqualTo("http");
            assertThat(last().operation()).isEqualTo("GET");
            assertThat(last().resource()).isEqualTo("/bucket/crl/x.crl");
            assertThat(last().status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"GetCallerIdentity, 200, ''", "GetSessionToken, 400, InvalidAction"})
    void aRequestToStsIsToldOfByItsAction(String action, int status, String error) {
        try (Sandbox sandbox = sandbox("")) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(sandbox.endpoint())
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=key/20261231/us-east-1/sts/aws4_request,"
                                    + " SignedHeaders=host, Signature=0")
                    .POST(BodyPublishers.ofString("Version=2011-06-15&Action=" + action)));

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(last().service()).isEqualTo("sts");
            assertThat(last().operation()).isEqualTo(action);
            assertThat(last().resource()).isEmpty();
            assertThat(last().accessKey()).isEqualTo("key");
            assertThat(last().region()).isEqualTo("us-east-1");
            assertThat(last().status()).isEqualTo(status);
            assertThat(last().error()).isEqualTo(error);
            assertThat(answer.body()).contains("<RequestId>" + last().requestId() + "</RequestId>");
            assertThat(answer.headers().firstValue("x-amzn-RequestId")).contains(last().requestId());
        }
    }

    @Test
    void theSandboxsOwnRequestsAreToldOfToo() {
        try (Sandbox sandbox = sandbox("")) {
            send(HttpRequest.newBuilder(sandbox.endpoint().resolve("/_sandbox/health")));

            assertThat(last().service()).isEqualTo(ServedCall.OWN);
            assertThat(last().operation()).isEqualTo("health");
        }
    }

    @Test
    void requestsThatMakeNoSenseAreToldOf() {
        try (Sandbox sandbox = sandbox("")) {
            send(HttpRequest.newBuilder(sandbox.endpoint())
                    .header("X-Amz-Target", "ACMPrivateCA." + "x".repeat(5000))
                    .POST(BodyPublishers.ofString(SECRET)));
            send(HttpRequest.newBuilder(sandbox.endpoint())
                    .header("X-Amz-Target", "ACMPrivateCA.ListTags")
                    .header("Authorization", "Bearer " + SECRET)
                    .POST(BodyPublishers.ofString(SECRET)));
            send(HttpRequest.newBuilder(sandbox.endpoint()).POST(BodyPublishers.ofByteArray(new byte[5 << 20])));

            assertThat(calls)
                    .extracting(ServedCall::error)
                    .containsExactly(
                            "UnknownOperationException",
                            "IncompleteSignatureException",
                            "RequestEntityTooLargeException");
            assertThat(calls.toString()).doesNotContain(SECRET).hasSizeLessThan(4000);
        }
    }

    /** Wherever a client puts it, and whatever the answer quotes. */
    @Test
    void nothingSecretIsToldOf() {
        try (Sandbox sandbox = sandbox("");
                PcaClient pca = PcaClient.of(sandbox);
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .build()) {
            String root = pca.root();
            String arn = acm.requestCertificate(r -> r.domainName("www.example.com")
                            .keyAlgorithm("EC_prime256v1")
                            .certificateAuthorityArn(root))
                    .certificateArn();
            acm.exportCertificate(r -> r.certificateArn(arn).passphrase(SdkBytes.fromUtf8String(SECRET)));
            int before = calls.size();
            List<Runnable> mistakes = List.of(
                    () -> acm.exportCertificate(
                            r -> r.certificateArn(arn).passphrase(SdkBytes.fromUtf8String(SECRET + "#"))),
                    () -> acm.importCertificate(r ->
                            r.certificate(SdkBytes.fromUtf8String(SECRET)).privateKey(SdkBytes.fromUtf8String(SECRET))),
                    () -> acm.requestCertificate(
                            r -> r.domainName(SECRET + "\n'").idempotencyToken(SECRET + "\n'")),
                    () -> pca.sdk()
                            .tagCertificateAuthority(r -> r.certificateAuthorityArn(root)
                                    .tags(Tag.builder()
                                            .key(SECRET + "\n")
                                            .value(SECRET)
                                            .build())),
                    () -> pca.sdk()
                            .createCertificateAuthority(r -> r.certificateAuthorityType("ROOT")
                                    .keyStorageSecurityStandard(SECRET)
                                    .certificateAuthorityConfiguration(c -> c.keyAlgorithm("RSA_2048")
                                            .signingAlgorithm("SHA256WITHRSA")
                                            .subject(s -> s.country(SECRET)))));
            mistakes.forEach(mistake -> {
                try {
                    mistake.run();
                } catch (RuntimeException e) {
                    assertThat(last().error()).isNotEmpty();
                }
            });

            assertThat(calls).hasSize(before + mistakes.size());
            assertThat(calls.toString()).doesNotContain(SECRET).doesNotContain("PRIVATE KEY");
        }
    }
}
