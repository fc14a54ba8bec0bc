package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command without {@code --port}. */
final class StandardPortTest {
    @Test
    void twoProcessesTakeTwoPorts() throws IOException {
        try (SandboxProcess first = SandboxProcess.start("--dir", ":memory:");
                SandboxProcess second = SandboxProcess.start("--dir", ":memory:")) {
            assertThat(List.of(first.endpoint().getPort(), second.endpoint().getPort()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(port -> assertThat(port).isBetween(4566, 4665));
        }
    }
}
