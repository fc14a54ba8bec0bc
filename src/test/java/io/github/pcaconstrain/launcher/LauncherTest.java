package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.launcher.StartScript.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script of a distribution: which Java it takes, and what it passes on. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Outcome RAN = new Outcome(0, "<a>\ninput\n", "");
    private static final String PRINT_ARGUMENTS = "printf '<%s>\\n' \"$@\"";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path script;

    @BeforeAll
    static void unpackDistribution() throws IOException {
        Path home = folder.resolve("with blanks in it");
        script = StartScript.copy("src/main/dist/bin/pca-constrain", home.resolve("bin/pca-constrain"));
        StartScript.copy("src/main/dist/lib/start.sh", home.resolve("lib/start.sh"));
        StartScript.writeJar(home.resolve("lib/pca-constrain.jar"));
    }

    private static StartScript script() {
        return new StartScript(script);
    }

    @Test
    void argumentsInputAndExitCodePassThrough() {
        assertThat(script().run("fail", "two words", "", "*", "-x='\"$HOME"))
                .isEqualTo(new Outcome(7, "<fail>\n<two words>\n<>\n<*>\n<-x='\"$HOME>\ninput\n", ""));
    }

    @Test
    void startsThroughLinks() throws IOException {
        Path first = Files.createSymbolicLink(folder.resolve("first link"), script);
        Path second = Files.createSymbolicLink(folder.resolve("second link"), first.getFileName());

        assertThat(new StartScript(second).run("a")).isEqualTo(RAN);
    }

    @Test
    void findsJavaOnThePathThroughLinks() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("linked java"));
        Path link = bin.resolve("java");
        Files.createSymbolicLink(link, Path.of(System.getProperty("java.home"), "bin/java"));

        assertThat(script().without("JAVA_HOME")
                        .with("PATH", bin + ":" + System.getenv("PATH"))
                        .run("a"))
                .isEqualTo(RAN);
        Files.delete(link); // JUnit warns of links that lead out of its folder
    }

    @Test
    void asksAJavaWithoutReleaseFileForItsVersion() throws IOException {
        Path home = StartScript.fakeJava(folder.resolve("wrapped"), "", "exec \"$REAL/bin/java\" \"$@\"");
        Files.delete(home.resolve("release"));

        assertThat(script().with("REAL", System.getProperty("java.home"))
                        .with("JAVA_HOME", home)
                        .run("a"))
                .isEqualTo(RAN);
    }

    @Test
    void javaHomeThatPointsNowhereIsTold() {
        assertThat(script().with("JAVA_HOME", "/no such jdk").run("a")).isEqualTo(new Outcome(2, "", """
            pca-constrain: JAVA_HOME is /no such jdk, which has no bin/java
            hint: set JAVA_HOME to a Java 17 or newer, or unset it to use the java on PATH
            """));
    }

    @Test
    void missingJavaIsTold() throws IOException {
        Path bin = StartScript.onlyPrograms(folder.resolve("no java"), "readlink");

        assertThat(script().without("JAVA_HOME").with("PATH", bin).run("a")).isEqualTo(new Outcome(2, "", """
            pca-constrain: found no java: JAVA_HOME is not set and PATH has none
            hint: install a Java 17 or newer, or set JAVA_HOME to one
            """));
    }

    @Test
    void tooOldJavaIsToldWithoutStartingIt() throws IOException {
        Path home = StartScript.fakeJava(folder.resolve("old"), "11.0.2", "echo started");

        assertThat(script().with("JAVA_HOME", home).run("a")).isEqualTo(new Outcome(2, "", """
            pca-constrain: needs Java 17 or newer, but %s/bin/java is 11.0.2
            hint: install a Java 17 or newer and set JAVA_HOME to it
            """.formatted(home)));
    }

    @Test
    void java8IsTooOldAndAJavaThatDoesNotRunIsNone() throws IOException {
        Path eight = StartScript.fakeJava(folder.resolve("eight"), "1.8.0_402", "");
        Path broken = StartScript.fakeJava(folder.resolve("broken"), "", "exit 1");

        assertThat(script().with("JAVA_HOME", eight).run().err()).contains("eight/bin/java is 1.8.0_402\n");
        assertThat(script().with("JAVA_HOME", broken).run().err()).contains("broken/bin/java is of no known version\n");
    }

    @Test
    void longCommandsGetTheFullJvmAndUsersAddOptions() throws IOException {
        Path home = StartScript.fakeJava(folder.resolve("printing"), "17.0.1", PRINT_ARGUMENTS);
        StartScript printing = script().with("JAVA_HOME", home).with("PCA_CONSTRAIN_JAVA_OPTS", "-Da=* -Db=2");

        assertThat(printing.run("encode").out()).contains("TieredStopAtLevel=1", "<-Da=*>\n<-Db=2>\n<-cp>");
        assertThat(printing.run("audit").out())
                .doesNotContain("TieredStopAtLevel")
                .contains("<-Da=*>\n<-Db=2>\n<-cp>");
    }

    @Test
    void aSandboxInTheSameProcessGetsTheFullJvm() throws IOException {
        Path home = StartScript.fakeJava(folder.resolve("printing for sandboxes"), "17.0.1", PRINT_ARGUMENTS);
        StartScript printing = script().with("JAVA_HOME", home);

        assertThat(printing.run("apply", "--sandboxes").out()).contains("TieredStopAtLevel=1");
        assertThat(printing.run("apply", "--sandbox", "-p", "two words").out())
                .doesNotContain("TieredStopAtLevel")
                .contains("<apply>\n<--sandbox>\n<-p>\n<two words>\n");
        assertThat(printing.with("PCA_CONSTRAIN_SANDBOX", "true").run("apply").out())
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void auditKeepsItsMemorySmallUnlessTheUserWantsMore() throws IOException {
        Path home = StartScript.fakeJava(folder.resolve("printing for audits"), "17.0.1", PRINT_ARGUMENTS);
        StartScript printing = script().with("JAVA_HOME", home).with("PCA_CONSTRAIN_JAVA_OPTS", "-Xmx1g");

        assertThat(printing.run("audit", "--sandbox").out())
                .contains("<-Xmx320m>\n<-Xmn64m>\n<-XX:+UseSerialGC>\n<-XX:+IgnoreUnrecognizedVMOptions>\n"
                        + "<-XX:FreqInlineSize=100>\n<-XX:LoopUnrollLimit=10>\n<-Xmx1g>\n<-cp>");
    }

    /** The name of a company, typed in UTF-8; in octets, since this JVM may itself run in the POSIX locale. */
    private static final String TYPED = "exec \"$0\" \"$(printf 'M\\303\\274ller')\"";

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8", "UTF-8", "xx_XX.ISO-8859-1"})
    void lettersBeyondAsciiArriveInEveryLocale(String locale) throws IOException {
        Path typing = StartScript.executable(
                folder.resolve("typing"), "#!/bin/sh\n" + TYPED.replace("$0", script.toString()));

        assertThat(new StartScript(typing).with("LC_ALL", locale).run())
                .isEqualTo(new Outcome(0, "<M\u00fcller>\ninput\n", ""));
        assertThat(new StartScript(typing).with("LANG", locale).run().out()).startsWith("<M\u00fcller>\n");
    }

    @Test
    void aUtf8LocaleThatIsInstalledStays() throws IOException {
        Path home =
                StartScript.fakeJava(folder.resolve("printing the locale"), "17.0.1", "echo \"${LC_ALL-} ${LANG-}\"");
        StartScript printing = script().with("JAVA_HOME", home);

        assertThat(printing.with("LANG", "en_US.UTF-8").run().out())
                .isEqualTo(isInstalled("en_US.utf8") ? " en_US.UTF-8\n" : "C.UTF-8 en_US.UTF-8\n");
        assertThat(printing.with("LANG", "C.utf8").run().out()).isEqualTo(" C.utf8\n");
        assertThat(printing.with("LC_ALL", "C").run().out()).isEqualTo("C.UTF-8 C.utf8\n");
    }

    private static boolean isInstalled(String locale) {
        Path locales = Path.of("/usr/lib/locale");
        return Files.exists(locales.resolve(locale))
                || Files.exists(locales.resolve("locale-archive"))
                || (!Files.exists(locales.resolve("C.utf8")) && !Files.exists(locales.resolve("C.UTF-8")));
    }

    @Test
    void startsWhereThePathLeadsToNothing() {
        StartScript bare = script().with("PATH", folder.resolve("nothing"));

        assertThat(bare.run("a")).isEqualTo(RAN);
        assertThat(bare.with("PATH", "").run("a")).isEqualTo(RAN);
        assertThat(bare.without("PCA_CONSTRAIN_NO_CACHE")
                        .with("HOME", "/nowhere")
                        .run("a"))
                .isEqualTo(RAN);
    }

    @Test
    void startsByARelativePath() throws IOException {
        Path home = script.resolveSibling("../").normalize();
        Path from = StartScript.executable(
                folder.resolve("from"),
                "#!/bin/sh\ncd '%s' && PATH=/nowhere && bin/pca-constrain a && cd bin && exec ./pca-constrain a"
                        .formatted(home));

        assertThat(new StartScript(from).run()).isEqualTo(new Outcome(0, "<a>\ninput\n<a>\n", ""));
    }

    @Test
    void aLinkThatNobodyCanFollowIsTold() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("lonely link"), script);

        assertThat(new StartScript(link).with("PATH", "/nowhere").run())
                .isEqualTo(new Outcome(2, "", """
                    pca-constrain: cannot follow the link %s: found no readlink that works on PATH
                    hint: add /usr/bin and /bin to PATH, or start the file that the link leads to
                    """.formatted(link)));
    }

    @Test
    void findsJavaOnAPathWithoutReadlink() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("java alone"));
        StartScript.executable(
                bin.resolve("java"), "#!/bin/sh\nexec '%s/bin/java' \"$@\"".formatted(System.getProperty("java.home")));

        assertThat(script().without("JAVA_HOME").with("PATH", bin).run("a")).isEqualTo(RAN);
    }

    @Test
    void fatalErrorsOfTheJvmStillShow() {
        Outcome outcome =
                script().with("PCA_CONSTRAIN_JAVA_OPTS", "-XX:NoSuchOption").run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("NoSuchOption");
    }
}
