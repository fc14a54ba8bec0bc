package io.github.pcaconstrain.sandbox;

import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.seed.Seed;
import io.github.pcaconstrain.sandbox.seed.SeedMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;

/** A seed whose CAs belong to two accounts. */
class TwoAccountSeedTest {
    private static SandboxConfig config(Path folder) throws IOException {
        return SandboxConfig.inMemory()
                .withFolder(folder)
                .withDelay(Duration.ZERO)
                .withAccounts(TwoAccounts.ACCOUNTS)
                .withSeed(Seed.read(
                        "seed", Files.readAllBytes(Path.of("examples/sandbox/two-accounts.yaml")), "us-east-1"));
    }

    private static Map<String, String> seeded(Path folder) throws IOException {
        try (Sandbox sandbox = Sandbox.start(config(folder));
                PcaClient applications = PcaClient.of(sandbox, TwoAccounts.key("applications"))) {
            String ca = String.valueOf(sandbox.seeded().get("Applications CA"));
            assertThat(applications
                            .sdk()
                            .describeCertificateAuthority(r -> r.certificateAuthorityArn(ca))
                            .certificateAuthority()
                            .status())
                    .isEqualTo(CertificateAuthorityStatus.ACTIVE);
            return sandbox.seeded();
        }
    }

    private static long authorities(Path folder, String account) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve(account + "/us-east-1/acm-pca"))) {
            return found.count();
        }
    }

    @Test
    void eachCaIsInItsAccountAndASecondStartMakesNone(@TempDir Path folder) throws IOException {
        Map<String, String> first = seeded(folder);

        assertThat(first.get("Root CA")).contains(":" + PKI + ":");
        assertThat(first.get("Applications CA")).contains(":" + APPLICATIONS + ":");
        assertThat(seeded(folder)).isEqualTo(first);
        assertThat(authorities(folder, PKI)).isEqualTo(1);
        assertThat(authorities(folder, APPLICATIONS)).isEqualTo(1);
    }

    /** The process was killed between the marks of the two accounts: the first account's is the last that is written. */
    @Test
    void aSeedThatWasCutOffIsMadeAgainInBothAccounts(@TempDir Path folder) throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory()
                        .withFolder(folder)
                        .withDelay(Duration.ZERO)
                        .withAccounts(TwoAccounts.ACCOUNTS));
                PcaClient pki = PcaClient.of(sandbox, TwoAccounts.key("pki"))) {
            pki.pendingSubordinate("Before the seed");
        }
        Map<String, String> first = seeded(folder);
        Path mark = folder.resolve(APPLICATIONS).resolve(SeedMark.DOCUMENT);
        Files.writeString(mark, Files.readString(mark).replace("true", "false"));

        Map<String, String> again = seeded(folder);

        assertThat(again.values()).doesNotContainAnyElementsOf(first.values());
        assertThat(authorities(folder, PKI))
                .as("the root, and what was there before")
                .isEqualTo(2);
        assertThat(authorities(folder, APPLICATIONS)).isEqualTo(1);
    }
}
