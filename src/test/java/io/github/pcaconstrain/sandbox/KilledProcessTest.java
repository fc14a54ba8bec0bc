package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.Thorough;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** The command in a process of its own, stopped and killed. */
class KilledProcessTest {
    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_THE_KILL = Thorough.times(80, 200);
    private static final int ACM_ANSWERS_BEFORE_THE_KILL = Thorough.times(25, 60);
    private static final int REQUESTS = 1000;

    @TempDir
    Path folder = Path.of("");

    private String state() {
        return folder.resolve("state").toString();
    }

    /** By a clock that is ahead, so that nothing is in progress any more. */
    private Sandbox restarted() {
        return Sandbox.start(SandboxConfig.inMemory()
                .withFolder(folder.resolve("state"))
                .withClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1))));
    }

    /** Makes requests until some are answered, then kills the process; returns all that was answered. */
    private static List<String> killAmong(int answers, Supplier<String> request, SandboxProcess process)
            throws Exception {
        List<String> answered = new ArrayList<>();
        CountDownLatch enough = new CountDownLatch(answers);
        ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < REQUESTS; i++) {
                executor.execute(() -> note(request, answered, enough));
            }
            assertThat(enough.await(5, TimeUnit.MINUTES)).isTrue();
            process.kill();
        } finally {
            executor.shutdownNow();
            assertThat(executor.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(answers).hasSizeLessThan(REQUESTS);
        return answered;
    }

    private static void note(Supplier<String> request, List<String> answered, CountDownLatch enough) {
        try {
            String arn = request.get();
            synchronized (answered) {
                answered.add(arn);
            }
            enough.countDown();
        } catch (SdkException e) {
            enough.getCount(); // killed before it answered: it owes nothing
        }
    }

    @Test
    void aKillLosesNothingThatWasAnsweredFor() throws Exception {
        List<String> answered;
        String ca;
        try (SandboxProcess process = SandboxProcess.start("--init", "--dir", state());
                PcaClient pca = PcaClient.of(process.endpoint(), "us-east-1")) {
            ca = Json.text(process.announced(), "subordinate");
            String csr = TestCsr.dns("a.example.com");
            answered = killAmong(
                    ANSWERS_BEFORE_THE_KILL,
                    () -> pca.issue(
                            ca, csr, "EndEntityCertificate", r -> r.signingAlgorithm(SigningAlgorithm.SHA256_WITHRSA)),
                    process);
        }
        try (Sandbox sandbox = restarted();
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(answered)
                    .allSatisfy(arn -> assertThat(pca.sdk()
                                    .getCertificate(
                                            r -> r.certificateAuthorityArn(ca).certificateArn(arn))
                                    .certificate())
                            .contains("BEGIN CERTIFICATE"));
            assertThat(sandbox.initialize("us-east-1").subordinate()).isEqualTo(ca);
        }
    }

    @Test
    void aKillLosesNothingThatAcmAnsweredFor() throws Exception {
        List<String> answered;
        try (SandboxProcess process = SandboxProcess.start("--delay", "0", "--dir", state());
                PcaClient pca = PcaClient.of(process.endpoint(), "us-east-1");
                AcmClient acm = acm(process.endpoint())) {
            String ca = pca.root();
            pca.sdk()
                    .createPermission(r -> r.certificateAuthorityArn(ca)
                            .principal("acm.amazonaws.com")
                            .actions(
                                    ActionType.ISSUE_CERTIFICATE,
                                    ActionType.GET_CERTIFICATE,
                                    ActionType.LIST_PERMISSIONS));
            answered = killAmong(
                    ACM_ANSWERS_BEFORE_THE_KILL,
                    () -> acm.requestCertificate(r -> r.domainName("a.example.com")
                                    .certificateAuthorityArn(ca)
                                    .keyAlgorithm("EC_prime256v1"))
                            .certificateArn(),
                    process);
        }
        try (Sandbox sandbox = restarted();
                AcmClient acm = acm(sandbox.endpoint())) {
            assertThat(answered).allSatisfy(arn -> {
                assertThat(acm.describeCertificate(r -> r.certificateArn(arn))
                                .certificate()
                                .status())
                        .isEqualTo(CertificateStatus.ISSUED);
                assertThat(acm.getCertificate(r -> r.certificateArn(arn)).certificate())
                        .contains("BEGIN CERTIFICATE");
            });
        }
    }

    private static AcmClient acm(java.net.URI endpoint) {
        return SdkClients.configured(AcmClient.builder(), endpoint, "us-east-1").build();
    }

    /** The first has read its whole folder by then, lock and all, and still holds it. */
    @Test
    void aSecondProcessIsRefused() throws Exception {
        try (SandboxProcess first = SandboxProcess.start("--port", "0", "--dir", state())) {
            assertThatThrownBy(() -> Sandbox.start(SandboxConfig.inMemory().withFolder(folder.resolve("state"))))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining(
                            "is in use by process " + first.process().pid());
        }
    }

    @Test
    void aSignalStopsItCleanly() throws Exception {
        try (SandboxProcess process = SandboxProcess.start("--init", "--dir", state())) {
            process.process().toHandle().destroy(); // the signal alone: Process.destroy also closes the streams

            assertThat(process.process().waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.process().exitValue()).isEqualTo(128 + 15);
        }
        restarted().close();
    }

    @Test
    void optionsReachTheSandbox() throws Exception {
        String faults = "fail=ListTags:RequestFailedException,fail=acm.GetCertificate:ThrottlingException:2";
        try (SandboxProcess process =
                        SandboxProcess.start("--dir", ":memory:", "--delay", "600000", "--fault", faults);
                PcaClient pca = PcaClient.of(process.endpoint(), "us-east-1")) {
            String ca = pca.pendingSubordinate("Slow");

            assertThat(PcaClient.errorCode(() -> pca.csr(ca))).isEqualTo("RequestInProgressException");
            assertThat(PcaClient.errorCode(() -> pca.sdk().listTags(r -> r.certificateAuthorityArn(ca))))
                    .isEqualTo("RequestFailedException");
            assertThat(pca.sdk().listTags(r -> r.certificateAuthorityArn(ca)).tags())
                    .isEmpty();
        }
    }
}
