package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import tools.jackson.databind.JsonNode;

/** The command in a process of its own, stopped and killed. */
class KilledProcessTest {
    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_THE_KILL = 200;
    private static final int REQUESTS = 1000;

    @TempDir
    Path folder = Path.of("");

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        "io.github.pcaconstrain.cli.Main",
                        "sandbox",
                        "--init",
                        "--json",
                        "--dir",
                        folder.resolve("state").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static JsonNode announced(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            text.append(line);
            if (line.equals("}")) {
                break;
            }
        }
        return Json.read(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKillLosesNothingThatWasAnsweredFor() throws Exception {
        Process process = start();
        JsonNode client = announced(process);
        String ca = Json.text(client, "subordinate");
        List<String> answered = new ArrayList<>();
        CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
        ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
        try (PcaClient pca = PcaClient.of(URI.create(Json.text(client, "endpoint")), "us-east-1")) {
            for (int i = 0; i < REQUESTS; i++) {
                executor.execute(() -> issue(pca, ca, answered, enough));
            }
            assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            process.destroyForcibly().waitFor();
            executor.shutdownNow();
            assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        SandboxConfig again =
                SandboxConfig.inMemory().withFolder(folder.resolve("state")).withDelay(Duration.ZERO);
        try (Sandbox sandbox = Sandbox.start(again);
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(answered)
                    .hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_THE_KILL)
                    .hasSizeLessThan(REQUESTS);
            assertThat(answered)
                    .allSatisfy(arn -> assertThat(pca.sdk()
                                    .getCertificate(
                                            r -> r.certificateAuthorityArn(ca).certificateArn(arn))
                                    .certificate())
                            .contains("BEGIN CERTIFICATE"));
            assertThat(sandbox.initialize("us-east-1").subordinate()).isEqualTo(ca);
        }
    }

    private static void issue(PcaClient pca, String ca, List<String> answered, CountDownLatch enough) {
        try {
            String arn = pca.issue(
                    ca,
                    TestCsr.dns("a.example.com"),
                    "EndEntityCertificate",
                    r -> r.signingAlgorithm(SigningAlgorithm.SHA256_WITHRSA));
            synchronized (answered) {
                answered.add(arn);
            }
            enough.countDown();
        } catch (SdkException e) {
            enough.getCount(); // killed before it answered: it owes nothing
        }
    }

    @Test
    void aSignalStopsItCleanly() throws Exception {
        Process process = start();
        announced(process);

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        Sandbox.start(SandboxConfig.inMemory().withFolder(folder.resolve("state")))
                .close();
    }
}
