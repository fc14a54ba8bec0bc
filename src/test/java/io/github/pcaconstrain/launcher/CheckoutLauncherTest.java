package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.launcher.StartScript.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script of a checkout: when and how it builds, with a stand-in for Maven. */
@DisabledOnOs(OS.WINDOWS)
class CheckoutLauncherTest {
    private static final Outcome RAN = new Outcome(0, "<a>\ninput\n", "");
    private static final Outcome BUILT = new Outcome(
            0, "<a>\ninput\n", "pca-constrain: building target/pca-constrain.jar (first run, about a minute)\n");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path checkout = Path.of("");
    private Path jar = Path.of("");
    private Path pom = Path.of("");

    @BeforeEach
    void checkOut() throws IOException {
        checkout = folder.toRealPath().resolve("check out");
        jar = checkout.resolve("target/pca-constrain.jar");
        StartScript.copy("scripts/pca-constrain", checkout.resolve("scripts/pca-constrain"));
        StartScript.copy("src/main/dist/lib/start.sh", checkout.resolve("src/main/dist/lib/start.sh"));
        pom = Files.createFile(checkout.resolve("pom.xml"));
        Path built = StartScript.writeJar(folder.resolve("built.jar"));
        maven("cat; echo noise; sleep 0.3; echo x >>../builds; cp '%s' target/pca-constrain.jar".formatted(built));
    }

    private void maven(String script) throws IOException {
        StartScript.executable(folder.resolve("bin/mvn"), "#!/bin/sh\n" + script);
    }

    private StartScript script() {
        return new StartScript(checkout.resolve("scripts/pca-constrain"))
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    @Test
    void buildsOnceAndLeavesTheInputAlone() {
        assertThat(script().run("a")).isEqualTo(BUILT);
        assertThat(script().run("a")).isEqualTo(RAN);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        script().run("a");
        Files.setLastModifiedTime(pom, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(script().run("a").err())
                .isEqualTo("pca-constrain: building target/pca-constrain.jar (sources changed)\n");
    }

    @Test
    void oneOfSeveralStartsBuildsAndTheOthersWait() {
        assertThat(script().runAtOnce(3, "a"))
                .containsOnlyOnce(BUILT)
                .contains(RAN)
                .hasSize(3);
        assertThat(folder.resolve("builds")).hasContent("x");
    }

    @Test
    void doesNotTrustTheJarOfABuildThatWasKilled() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "half a jar");
        Files.createSymbolicLink(jar.resolveSibling("building"), Path.of(String.valueOf(killed.pid())));

        assertThat(script().run("a")).isEqualTo(BUILT);
    }

    /** As where the checkout was deleted meanwhile, or its disk is full: waiting for the lock would never end. */
    @Test
    void aLockThatCannotBeMadeIsNotWaitedFor() throws IOException {
        Files.createDirectories(jar.getParent());
        Path lock = Files.createFile(jar.resolveSibling("building"));

        assertThat(script().run("a")).isEqualTo(new Outcome(2, "", """
            pca-constrain: cannot make the lock %s
            hint: check that the checkout is still there, and that its file system has room and takes symbolic links
            """.formatted(lock)));
    }

    @Test
    void failedBuildShowsMavensMessages() throws IOException {
        maven("echo '[ERROR] no luck'; exit 1");

        Outcome outcome = script().run("a");

        assertThat(outcome).isEqualTo(new Outcome(70, "", BUILT.err() + """
            [ERROR] no luck
            pca-constrain: could not build target/pca-constrain.jar
            hint: see Maven's messages above
            """));
        assertThat(jar.resolveSibling("building")).doesNotExist();
    }

    @Test
    void missingMavenIsTold() throws IOException {
        Path bin =
                StartScript.onlyPrograms(folder.resolve("no maven"), "find", "ln", "mkdir", "readlink", "rm", "sleep");

        assertThat(script().with("PATH", bin).run("a")).isEqualTo(new Outcome(2, "", """
            pca-constrain: needs Maven to build target/pca-constrain.jar, but found no mvn on PATH
            hint: install Apache Maven 3.8.6 or newer
            """));
    }

    @Test
    void missingProgramsAreTold() {
        script().run("a");

        assertThat(script().with("PATH", "/nowhere").run("a")).isEqualTo(new Outcome(2, "", """
            pca-constrain: found no find on PATH, which starting from a checkout needs
            hint: add /usr/bin and /bin to PATH
            """));
    }
}
