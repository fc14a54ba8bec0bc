package io.github.pcaconstrain.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.cli.Main;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command ends the process with its exit code, whatever a library has left running. */
class EndOfProcessTest {
    /** Runs the command beside a thread that never ends. */
    static final class BesideThread {
        private BesideThread() {}

        public static void main(String[] args) {
            CountDownLatch never = new CountDownLatch(1);
            new Thread(() -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();
            Main.main(args);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 | version
        2 | no-such-command
        """)
    void noThreadKeepsTheProcessAlive(int exitCode, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(StartedTool.program(BesideThread.class, command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(exitCode);
        } finally {
            process.destroyForcibly();
        }
    }
}
