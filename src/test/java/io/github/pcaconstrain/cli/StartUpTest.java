package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short commands load no library that they do not use: that, and not what they compute, is most of their time. */
class StartUpTest {
    private static final List<String> UNUSED =
            List.of("tools.jackson.databind.", "org.snakeyaml.", "org.bouncycastle.jc", "software.amazon.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode -q -p .example.com -e .prod.example.com",
                "check -p example.com a.example.com",
                "diff MBGgDzANggtleGFtcGxlLmNvbQ== MBGgDzANggtleGFtcGxlLmNvbQ=="
            })
    void loadsNothingThatItDoesNotUse(String command) throws IOException, InterruptedException {
        List<String> loaded = loadedBy(command.split(" "));

        assertThat(loaded).anyMatch(name -> name.startsWith("io.github.pcaconstrain.cli."));
        assertThat(loaded.stream().filter(name -> UNUSED.stream().anyMatch(name::startsWith)))
                .isEmpty();
    }

    @Test
    void anAuditOfFilesLoadsNoSdk() throws IOException, InterruptedException {
        List<String> loaded = loadedBy("audit", "examples/certificates/development.pem");

        assertThat(loaded).anyMatch(name -> name.startsWith("io.github.pcaconstrain.audit."));
        assertThat(loaded.stream().filter(name -> name.startsWith("software.amazon.")))
                .isEmpty();
    }

    private static List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                classes,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> loaded = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                int source = line.indexOf(" source:");
                if (source > 0) {
                    loaded.add(line.substring(line.lastIndexOf(']', source) + 1, source)
                            .strip());
                }
            }
        }
        assertThat(process.waitFor()).isZero();
        return loaded;
    }
}
