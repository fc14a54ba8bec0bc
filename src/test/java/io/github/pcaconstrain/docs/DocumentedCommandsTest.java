package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedCommandsTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide.md", "docs/json.md", "docs/matching.md", "examples/README.md"})
    void everySessionPrintsWhatTheDocumentShows(String document) throws IOException {
        copy(Path.of("examples"));
        String shown = Files.readString(Path.of(document));
        String now = ConsoleSessions.rerun(shown, new Shell(folder));
        if (UPDATE) {
            Files.writeString(Path.of(document), now);
        } else {
            assertThat(now).as(document).isEqualTo(shown);
        }
    }

    @Test
    void theFirstCommandOfTheReadmeSucceeds() throws IOException {
        copy(Path.of("examples"));
        Shell shell = new Shell(folder);
        shell.run(firstCommand(Files.readString(Path.of("README.md"))));
        assertThat(shell.exitCode()).isZero();
    }

    private static String firstCommand(String readme) {
        String session = readme.substring(readme.indexOf("$ ") + 2);
        return session.replace("\\\n", "").lines().findFirst().orElseThrow();
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
