package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pcaconstrain.launcher.StartScript.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The class archive of the start script: used where it is sound, and never noticed. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120) // seconds a test, lest one waits for ever for what never comes
class ClassArchiveTest {
    private static final Outcome RAN = new Outcome(0, "<a>\ninput\n", "");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path jar = Path.of("");
    private Path archive = Path.of("");
    private Path mark = Path.of("");

    @BeforeEach
    void unpackDistribution() throws IOException {
        folder = folder.toRealPath();
        StartScript.copy("src/main/dist/bin/pca-constrain", folder.resolve("bin/pca-constrain"));
        StartScript.copy("src/main/dist/lib/start.sh", folder.resolve("lib/start.sh"));
        jar = StartScript.writeJar(folder.resolve("lib/pca-constrain.jar"));
        Path kept = Path.of(folder + "/cache/pca-constrain/jvm" + jar + JAVA_HOME + "/offline");
        archive = kept.resolve("classes");
        mark = kept.resolve("of-classes");
    }

    private StartScript script() {
        return new StartScript(folder.resolve("bin/pca-constrain"))
                .without("PCA_CONSTRAIN_NO_CACHE")
                .with("HOME", folder)
                .with("XDG_CACHE_HOME", folder.resolve("cache"));
    }

    /** JDK 17 takes no archive for a jar whose path has a blank, as the temporary folder's may. */
    private boolean canBeUsed() {
        return Runtime.version().feature() != 17 || !jar.toString().contains(" ");
    }

    @Test
    void isMadeByTheFirstStartsAndUsedByTheNext() throws Exception {
        assertThat(script().runAtOnce(3, "a")).containsOnly(RAN);
        awaitArchive();

        assertThat(script().run("a")).isEqualTo(RAN);
        assertThat(usesArchive()).isEqualTo(canBeUsed());
    }

    @Test
    void isMadeAnewForAnotherJar() throws Exception {
        script().run("a");
        awaitArchive();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(script().run("a")).isEqualTo(RAN);
        awaitArchive();
        assertThat(usesArchive()).isEqualTo(canBeUsed());
    }

    @Test
    void isMadeAnewWhenTruncated() throws Exception {
        script().run("a");
        awaitArchive();
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThat(script().run("a")).isEqualTo(RAN);
        awaitArchive();
        assertThat(usesArchive()).isEqualTo(canBeUsed());
    }

    @Test
    void isPassedOverWhenTheJvmRefusesIt() throws IOException {
        Files.createDirectories(archive.getParent());
        Files.write(archive, new byte[100_000]);
        for (Path file : List.of(archive, jar, JAVA_HOME.resolve("bin/java"))) {
            Path itsMark = Files.createFile(
                    archive.resolveSibling("of-" + file.getFileName().toString().replace("pca-constrain.", "")));
            Files.setLastModifiedTime(itsMark, Files.getLastModifiedTime(file));
        }

        assertThat(script().run("a")).isEqualTo(RAN);
        assertThat(archive.resolveSibling("training")).doesNotExist();
    }

    @Test
    void isDoneWithoutWhereTheCacheCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(script().with("XDG_CACHE_HOME", file).run("a")).isEqualTo(RAN);
        assertThat(script().with("XDG_CACHE_HOME", "relative").run("a")).isEqualTo(RAN);
        assertThat(script().without("XDG_CACHE_HOME").with("HOME", file).run("a"))
                .isEqualTo(RAN);
        assertThat(script().without("XDG_CACHE_HOME").without("HOME").run("a")).isEqualTo(RAN);
    }

    @Test
    void isNotMadeWhenTurnedOff() {
        assertThat(script().with("PCA_CONSTRAIN_NO_CACHE", "1").run("a")).isEqualTo(RAN);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void isLeftAloneWhereAnAgentLooksAtTheClasses() throws Exception {
        script().run("a");
        awaitArchive();

        assertThat(script().with("PCA_CONSTRAIN_JAVA_OPTS", "-Xlog:class+load -Dof=agent")
                        .run("a")
                        .out())
                .contains(".cli.Main source: ")
                .doesNotContain(".cli.Main source: shared objects file");
    }

    @Test
    void isNotTriedAgainSoonAfterItFailed() throws Exception {
        String script = "case $* in *-XX:DumpLoaded*) echo >>\"$0.trained\"; exit 1 ;; esac";
        Path home = StartScript.fakeJava(folder.resolve("jdk"), "25.0.1", script);
        Path trained = home.resolve("bin/java.trained");

        script().with("JAVA_HOME", home).run();
        while (Files.notExists(trained)) {
            Thread.sleep(10);
        }
        script().with("JAVA_HOME", home).run();
        Thread.sleep(200);

        assertThat(trained).hasContent("\n");
    }

    /** Waits for the training run in the background to end. */
    private void awaitArchive() throws Exception {
        for (int tenths = 0; !isSound(); tenths++) {
            assertThat(tenths)
                    .as("tenths of a second until there is an archive")
                    .isLessThan(300);
            Thread.sleep(100);
        }
    }

    private boolean isSound() throws IOException {
        return Files.notExists(archive.resolveSibling("training"))
                && hasTimeOf(mark, archive)
                && hasTimeOf(archive.resolveSibling("of-jar"), jar);
    }

    private static boolean hasTimeOf(Path mark, Path file) throws IOException {
        return Files.exists(mark) && Files.getLastModifiedTime(mark).equals(Files.getLastModifiedTime(file));
    }

    private boolean usesArchive() {
        assumeTrue(Files.exists(JAVA_HOME.resolve("lib/server/classes.jsa")), "a Java that can share classes");
        return script().with("PCA_CONSTRAIN_JAVA_OPTS", "-Xlog:class+load")
                .run("a")
                .out()
                .contains(".cli.Main source: shared objects file");
    }
}
