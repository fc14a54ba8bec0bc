package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The note that addresses in certificates end with the process, and the log of one that runs by itself. */
final class NotedAddressesTest {
    private static final String NOTE = "stop working when it ends";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A state whose CAs have OCSP or have not. */
    private Path state(boolean hasOcsp) {
        Path state = folder.resolve("state-" + hasOcsp);
        SandboxConfig config = SandboxConfig.inMemory().withDelay(Duration.ZERO).withFolder(state);
        try (Sandbox sandbox = Sandbox.start(config);
                PcaClient pca = PcaClient.of(sandbox)) {
            String subordinate = sandbox.initialize("us-east-1").subordinate();
            if (hasOcsp) {
                pca.sdk()
                        .updateCertificateAuthority(r -> r.certificateAuthorityArn(subordinate)
                                .revocationConfiguration(c -> c.ocspConfiguration(o -> o.enabled(true))));
            }
        }
        return state;
    }

    private Outcome csr(Path state, String... more) {
        String[] arguments = {"csr", "--sandbox=" + state, "--region", "us-east-1"};
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return new Cli(folder).run(all);
    }

    @Test
    void aCommandWithItsOwnSandboxSaysSoIfACaHasRevocation() {
        assertThat(csr(state(true)).err()).contains(NOTE).contains("--endpoint-url");
        assertThat(csr(state(true), "--quiet").err()).doesNotContain(NOTE);
        assertThat(csr(state(false)).err()).doesNotContain(NOTE);
    }

    @Test
    void aSandboxOnAnyPortSaysSoIfACaHasRevocation() throws Exception {
        assertThat(errors(state(true))).contains(NOTE);
        assertThat(errors(state(false))).doesNotContain(NOTE);
    }

    private String errors(Path state) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Path log = folder.resolve("calls.log");
        Redirect toFile = Redirect.to(errors.toFile());
        try (SandboxProcess process =
                        SandboxProcess.start(toFile, "--port", "0", "--dir", state.toString(), "--log=" + log);
                PcaClient pca = PcaClient.of(process.endpoint(), "us-east-1")) {
            pca.sdk().listCertificateAuthorities();
            assertThat(Files.readAllLines(log))
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).contains("\"operation\":\"ListCertificateAuthorities\""));
            process.kill();
        }
        Files.delete(log);
        return Files.readString(errors);
    }
}
