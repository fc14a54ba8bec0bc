package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that tests start the tool from: used as intended, made once, and made anew when it is out of date. */
class ToolJarTest {
    private static final String SERVICE = "META-INF/services/some.Service";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path classes = Path.of("");
    private Path library = Path.of("");

    /** Notes that it has run. */
    static final class Trained {
        private Trained() {}

        public static void main(String[] args) throws IOException {
            Files.writeString(Path.of(args[0]), args[1] + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Asks for the jar from another process. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            System.out.print(jar(Path.of(args[0])).file());
        }
    }

    @BeforeEach
    void writeClassPath() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        String name = Trained.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(classes.resolve(name).getParent());
        try (InputStream in = ToolJarTest.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(classes.resolve(name), in.readAllBytes());
        }
        Files.createDirectories(classes.resolve(SERVICE).getParent());
        Files.writeString(classes.resolve(SERVICE), "ours");
        Files.writeString(classes.resolve("twice"), "of the folder");
        library = folder.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(library))) {
            for (String entry :
                    List.of(SERVICE, "twice", "META-INF/SIGNED.SF", "META-INF/SIGNED.RSA", "module-info.class")) {
                out.putNextEntry(new ZipEntry(entry));
                out.write("of the library".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static ToolJar jar(Path folder) {
        return ToolJar.upToDate(
                folder.resolve("jars"),
                List.of(folder.resolve("classes"), folder.resolve("library.jar")),
                List.of(Trained.class.getName(), folder.resolve("trained").toString()));
    }

    /** The folders that were trained in: one for each time that a jar was made. */
    private List<String> trained() throws IOException {
        Path trained = folder.resolve("trained");
        return Files.exists(trained) ? Files.readAllLines(trained) : List.of();
    }

    @Test
    void theToolIsStartedFromItAndItsArchive() {
        assumeTrue(
                Files.exists(Path.of(StartedTool.JAVA).resolveSibling("../lib/server/classes.jsa")),
                "a Java that can share classes");
        assumeTrue(!StartedTool.classPath().contains(" "), "a path that an archive can be used for");

        Outcome outcome = Programs.run(
                folder,
                InputStream.nullInputStream(),
                StartedTool.command(List.of("-Xlog:class+load"), "encode", "-q", "-p", "example.com"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("io.github.pcaconstrain.cli.Main source: shared objects file")
                .containsPattern("org\\.bouncycastle\\.\\S+ source: shared objects file");
    }

    @Test
    void holdsAllButSignatures() throws IOException {
        try (JarFile jar = new JarFile(jar(folder).file().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder(
                            JarFile.MANIFEST_NAME,
                            Trained.class.getName().replace('.', '/') + ".class",
                            SERVICE,
                            "twice");
            assertThat(text(jar, SERVICE)).isEqualTo("ours\nof the library");
            assertThat(text(jar, "twice")).isEqualTo("of the folder");
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void isMadeAnewForAChangedClassOrLibraryOnly() throws IOException {
        assumeTrue(!folder.toString().contains(" "), "a path that is trained for");
        ToolJar first = jar(folder);
        assertThat(jar(folder)).isEqualTo(first);
        assertThat(trained()).hasSize(1);

        Files.writeString(classes.resolve("twice"), "changed");
        ToolJar second = jar(folder);
        assertThat(second).isNotEqualTo(first);
        assertThat(first.file()).doesNotExist();

        Files.setLastModifiedTime(library, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(jar(folder)).isNotEqualTo(second);
        assertThat(trained()).hasSize(3);
    }

    @Test
    void isMadeAnewIfItIsIncomplete() throws IOException {
        assumeTrue(!folder.toString().contains(" "), "a path that is trained for");
        ToolJar jar = jar(folder);
        Files.delete(jar.file().resolveSibling("complete"));

        assertThat(jar(folder)).isEqualTo(jar);
        assertThat(trained()).hasSize(2);
    }

    @Test
    void isMadeOnceForProcessesThatAskAtOnce() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(StartedTool.program(Asking.class, folder.toString()))
                    .redirectError(Redirect.INHERIT)
                    .start());
        }
        for (Process each : processes) {
            assertThat(new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith(folder.toString());
            assertThat(each.waitFor()).isZero();
        }
        assertThat(trained()).hasSizeLessThanOrEqualTo(1);
    }
}
