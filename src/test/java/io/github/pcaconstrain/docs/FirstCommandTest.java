package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README does what the README says. */
class FirstCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** In a process of its own, since it writes to the folder it is started in. */
    @Test
    void theFirstCommandOfTheReadmeSucceeds() throws IOException, InterruptedException {
        Files.copy(
                Path.of("examples", "servers.yaml"),
                Files.createDirectory(folder.resolve("examples")).resolve("servers.yaml"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        String documented = firstCommand(Files.readString(Path.of("README.md")));
        assertThat(documented).startsWith("scripts/pca-constrain ");
        command.addAll(List.of(documented.split(" ", -1)).subList(1, documented.split(" ", -1).length));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        int exitCode = builder.start().waitFor();
        assertThat(Files.readString(folder.resolve("out")))
                .containsPattern("as expected +refused +refused +dns:notapi\\.dev\\.example\\.com")
                .contains("\n13 as expected, 2 observed, 16 not tested\n", "\nChanged: a certificate was issued");
        assertThat(exitCode).isZero();
    }

    private static String firstCommand(String readme) {
        String start = "```sh\n";
        return readme.substring(readme.indexOf(start) + start.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
