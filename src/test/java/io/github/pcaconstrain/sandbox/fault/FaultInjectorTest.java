package io.github.pcaconstrain.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;

class FaultInjectorTest {
    private static final RequestContext CONTEXT =
            new RequestContext("id", "us-east-1", "aws", "111122223333", Clock.systemUTC());

    @Test
    void aSeedGivesTheSameFaultsAgain() {
        String faults = "throttle=0.2,error=0.2,drop=0.3,seed=";
        assertThat(outcomes(faults + 1)).isEqualTo(outcomes(faults + 1)).isNotEqualTo(outcomes(faults + 2));
    }

    @Test
    void allKindsOfFaultsHappen() {
        assertThat(outcomes("throttle=0.2,error=0.2,drop=0.3,seed=1"))
                .contains(
                        "done, answered",
                        "ThrottlingException 400",
                        "InternalServerException 500",
                        "InternalFailure 500",
                        "hung up",
                        "done, hung up");
    }

    @Test
    void latencyIsWaitedFor() {
        List<Duration> waits = new ArrayList<>();
        FaultInjector injector = new FaultInjector(Faults.parse("latency=40"), waits::add);
        injector.around(CONTEXT, "ListCertificates", Json.object(), Json::object);
        assertThat(waits).containsExactly(Duration.ofMillis(40));
    }

    @Test
    void theSdkGetsOverThrottlingErrorsAndDrops() {
        try (Sandbox sandbox = sandbox("throttle=0.2,error=0.2,drop=0.2,seed=3");
                AcmPcaClient pca = client(sandbox, 12)) {
            for (int i = 0; i < 25; i++) {
                String token = "token" + i;
                assertThat(create(pca, token)).isEqualTo(create(pca, token));
            }
            assertThat(pca.listCertificateAuthoritiesPaginator().certificateAuthorities())
                    .as("a dropped answer makes nothing twice, thanks to the token")
                    .hasSize(25);
        }
    }

    @Test
    void theSdkGivesUpOnServersThatAlwaysFail() {
        try (Sandbox sandbox = sandbox("error=1");
                AcmPcaClient pca = client(sandbox, 2)) {
            assertThatThrownBy(pca::listCertificateAuthorities)
                    .isInstanceOfSatisfying(
                            AcmPcaException.class,
                            e -> assertThat(e.statusCode()).isEqualTo(500));
        }
        try (Sandbox sandbox = sandbox("throttle=1");
                AcmPcaClient pca = client(sandbox, 2)) {
            assertThatThrownBy(pca::listCertificateAuthorities).isInstanceOfSatisfying(AcmPcaException.class, e -> {
                assertThat(e.isThrottlingException()).isTrue();
                assertThat(e.statusCode()).isEqualTo(400);
            });
        }
    }

    @Test
    void aFreshCsrIsInProgressSoManyTimes() {
        try (Sandbox sandbox = sandbox("in-progress=2");
                AcmPcaClient pca = client(sandbox, 1)) {
            for (String ca : List.of(create(pca, "a"), create(pca, "b"))) {
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> pca.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(ca)))
                            .isInstanceOf(RequestInProgressException.class);
                }
                for (int i = 0; i < 2; i++) {
                    assertThat(pca.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(ca))
                                    .csr())
                            .contains("BEGIN CERTIFICATE REQUEST");
                }
            }
        }
    }

    private static List<String> outcomes(String faults) {
        FaultInjector injector = new FaultInjector(Faults.parse(faults));
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            outcomes.add(outcome(injector));
        }
        return outcomes;
    }

    private static String outcome(FaultInjector injector) {
        AtomicInteger runs = new AtomicInteger();
        Throwable thrown = catchThrowable(() -> injector.around(CONTEXT, "IssueCertificate", Json.object(), () -> {
            runs.incrementAndGet();
            return Json.object();
        }));
        String done = runs.get() == 0 ? "" : "done, ";
        if (thrown == null) {
            return done + "answered";
        }
        return done + (thrown instanceof AwsError e ? e.code() + " " + e.status() : "hung up");
    }

    private static Sandbox sandbox(String faults) {
        return Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withInterceptor(new FaultInjector(Faults.parse(faults))));
    }

    private static AcmPcaClient client(Sandbox sandbox, int attempts) {
        return SdkClients.configured(AcmPcaClient.builder(), sandbox.endpoint(), "us-east-1")
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
                .build();
    }

    private static String create(AcmPcaClient pca, String token) {
        return pca.createCertificateAuthority(r -> r.certificateAuthorityType("ROOT")
                        .idempotencyToken(token)
                        .certificateAuthorityConfiguration(c -> c.keyAlgorithm("EC_prime256v1")
                                .signingAlgorithm("SHA256WITHECDSA")
                                .subject(s -> s.commonName("Root"))))
                .certificateAuthorityArn();
    }
}
