package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with the tool: see the files under {@code src/test/resources/cli}. */
class ScriptsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @TestFactory
    List<DynamicTest> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Golden.file("cli"))) {
            return files.map(Path::normalize)
                    .filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.toFile().getName(), file.toUri(), () -> run(file)))
                    .toList();
        }
    }

    private void run(Path file) throws IOException {
        Cli cli = new Cli(Files.createDirectory(temp.resolve(file.toFile().getName())));
        SampleCertificates.writeTo(cli);
        Golden.compare(file, Script.parse(Files.readString(file)).run(cli));
    }
}
