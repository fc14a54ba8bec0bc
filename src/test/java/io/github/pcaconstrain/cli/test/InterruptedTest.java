package io.github.pcaconstrain.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test of a CA that is interrupted takes its certificates along. */
@SuppressWarnings("NullAway.Init")
class InterruptedTest {
    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() {
        NeededTools.need("kill");
        world = new ApplyWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void nothingIsLeftBehind(String signal, int exitCode) throws IOException, InterruptedException {
        world.misbehave("latency=400");
        Process process = test();
        try {
            while (process.isAlive() && !world.operations().contains("RequestCertificate")) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("err"));
        world.misbehave("latency=0");
        assertThat(process.exitValue()).as(said).isEqualTo(exitCode);
        assertThat(said)
                .contains("interrupted; removing the test's certificates")
                .doesNotContain("Exception");
        assertThat(world.operations()).contains("DeleteCertificate");
        assertThat(world.managed()).isEmpty();
    }

    private Process test() throws IOException {
        ProcessBuilder process = new ProcessBuilder(StartedTool.command(
                        "test",
                        "--ca",
                        world.ca,
                        "--endpoint-url",
                        world.endpoint(),
                        "--permit",
                        "a.example.com,b.example.com,c.example.com"))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        process.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "sandbox", "AWS_SECRET_ACCESS_KEY", "sandbox"));
        return process.start();
    }
}
