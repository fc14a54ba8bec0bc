package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.sandbox.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered for stays, whatever happens to the process. */
class PersistenceTest {
    private static final int CLIENTS = 200;

    @TempDir
    Path folder = Path.of("");

    private SandboxConfig config() {
        return SandboxConfig.inMemory().withFolder(folder.resolve("state")).withDelay(Duration.ZERO);
    }

    @Test
    void aRestartFindsEverything() {
        String root;
        String issued;
        String certificate;
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            root = pca.root();
            issued =
                    pca.issue(root, TestCsr.dns("a.example.com"), "EndEntityCertificate", r -> r.idempotencyToken("1"));
            certificate = get(pca, root, issued);
        }
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(get(pca, root, issued)).isEqualTo(certificate);
            assertThat(pca.issue(
                            root, TestCsr.dns("b.example.com"), "EndEntityCertificate", r -> r.idempotencyToken("1")))
                    .as("the same token within five minutes")
                    .isEqualTo(issued);
            assertThat(pca.issueAndGet(root, TestCsr.dns("c.example.com"), "EndEntityCertificate", r -> {}))
                    .contains("BEGIN CERTIFICATE");
        }
    }

    private static String get(PcaClient pca, String ca, String certificate) {
        return pca.sdk()
                .getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(certificate))
                .certificate();
    }

    @Test
    void temporaryFilesAndUnfinishedAuthoritiesAreIgnored() throws IOException {
        String root;
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            root = pca.root();
        }
        Path authorities = folder.resolve("state/111122223333/us-east-1/acm-pca");
        Files.createDirectories(authorities.resolve("11111111-1111-1111-1111-111111111111"));
        Files.writeString(authorities.resolve("11111111-1111-1111-1111-111111111111/key.pem"), "half a k");
        Files.writeString(authorities.resolve(root.substring(root.lastIndexOf('/') + 1) + "/.new-7"), "half a rec");
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(pca.sdk().listCertificateAuthorities(r -> {}).certificateAuthorities())
                    .hasSize(1);
        }
    }

    @Test
    void oneWriterHasTheFolder() {
        try (Sandbox sandbox = Sandbox.start(config())) {
            assertThat(sandbox.endpoint()).isNotNull();
            assertThatThrownBy(() -> Sandbox.start(config()))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining(
                            "is in use by process " + ProcessHandle.current().pid());
        }
        Sandbox.start(config()).close();
    }

    @Test
    void stateIsItsOwnersAlone() throws IOException {
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            pca.root();
        }
        try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
            assertThat(all.toList()).allSatisfy(path -> {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(expected);
            });
        }
    }

    @Test
    void twoHundredClientsAtOnceLoseNothing() throws Exception {
        String root;
        List<String> issued = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            root = pca.root();
            List<Callable<String>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String csr = TestCsr.dns("host" + i + ".example.com");
                clients.add(() -> pca.issue(root, csr, "EndEntityCertificate", r -> {}));
            }
            for (Future<String> result : executor.invokeAll(clients)) {
                issued.add(result.get());
            }
        } finally {
            executor.shutdown();
        }
        assertThat(issued).doesNotHaveDuplicates().hasSize(CLIENTS);
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(issued).allSatisfy(arn -> assertThat(get(pca, root, arn)).contains("BEGIN CERTIFICATE"));
        }
    }
}
