package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.StartedTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's commands, typed at a shell: scripts/tutorial-on-sandbox.sh with the classes under test. */
class TutorialScriptTest {
    private static final long MINUTES = 5;

    @Test
    void theTutorialRunsAsWritten(@TempDir Path folder) throws Exception {
        NeededTools.need("aws", "openssl", "bash");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", "scripts/tutorial-on-sandbox.sh")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .put(
                        "PCA_CONSTRAIN",
                        StartedTool.writeTo(folder, StartedTool.OPTIMISED).toString());
        Process script = builder.start();
        try {
            assertThat(script.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            script.destroy();
        }
        String text = Files.readString(output);
        assertThat(script.exitValue()).as(text).isZero();
        assertThat(text).contains("ISSUED", "FAILED PCA_NAME_CONSTRAINTS_VALIDATION");
    }
}
