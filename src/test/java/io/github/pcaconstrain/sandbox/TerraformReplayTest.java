package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/terraform-replay} says where it cannot run, which must not look like a success. */
class TerraformReplayTest {
    private static final int NOT_RUN = 77;
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    Path folder = Path.of("");

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** What it prints, with nothing on the PATH but what is made here. */
    private String run() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON), "needs " + PYTHON);
        program("dirname", "echo scripts");
        program("python3", "exec " + PYTHON + " \"$@\"");
        ProcessBuilder builder = new ProcessBuilder("scripts/terraform-replay").redirectErrorStream(true);
        builder.environment().put("PATH", folder.toString());
        builder.environment().put("TF_PLUGIN_DIR", folder.toString());
        Process script = builder.start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(script.exitValue()).as(said).isEqualTo(NOT_RUN);
        return said;
    }

    @Test
    void withoutTerraformItIsNotRun() throws Exception {
        assertThat(run()).isEqualTo("terraform-replay: not run: terraform is not on the PATH\n");
    }

    @Test
    void withoutTheProviderItIsNotRun() throws Exception {
        program("terraform", "exit 1");
        program("openssl", "exit 1");
        assertThat(run())
                .isEqualTo("terraform-replay: not run: TF_PLUGIN_DIR is " + folder
                        + ", which has no provider hashicorp/aws 5.100.0\n");
    }
}
