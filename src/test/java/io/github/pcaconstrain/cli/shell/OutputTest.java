package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.check.RepeatedNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where results go; {@code output-files.txt} shows the usual ways. */
class OutputTest {
    private static final String RESULT = "MBGgDzANggtleGFtcGxlLmNvbQ==\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void openFolder() {
        cli = new Cli(folder);
    }

    private Outcome encode(String... options) {
        List<String> args = new ArrayList<>(List.of("encode", "-q", "-p", "example.com", "--as", "base64"));
        args.addAll(Arrays.asList(options));
        return cli.run(args);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreKeptAndTheirTargetIsReplaced() throws IOException {
        cli.write("target", "old");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));

        assertThat(encode("-o", "./link").err()).contains("./link: it already exists");
        assertThat(cli.read("target")).isEqualTo("old");

        assertThat(encode("-o", "./link", "--force").exitCode()).isZero();
        assertThat(cli.read("target")).isEqualTo(RESULT);
        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(cli.files()).containsExactly("link", "target");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksThatLeadNowhereAreNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));

        assertThat(encode("-o", "./link").err()).contains("./link: it already exists");
        assertThat(encode("-o", "./link", "--force").exitCode()).isEqualTo(2);
        assertThat(cli.files()).containsExactly("link");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linkedFoldersAreFollowed() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("linked"), Path.of("real"));

        assertThat(encode("-o", "./linked/result").exitCode()).isZero();
        assertThat(cli.read("real/result")).isEqualTo(RESULT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void devicesAreNoFiles() {
        assertThat(encode("-o", "/dev/null").err()).contains("/dev/null: it already exists");
        assertThat(encode("-o", "/dev/null", "--force").err()).contains("/dev/null: it is not a regular file");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesGetTheRightsThatTheUmaskGives() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        encode("-o", "./result");

        assertThat(Files.getPosixFilePermissions(folder.resolve("result")))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aResultThatCannotBeFinishedLeavesTheOldFile() {
        cli.write("result", "old");
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("www.example.com\n".getBytes(StandardCharsets.US_ASCII)), new Broken());

        Outcome outcome = cli.input(broken).run("check", "-p", "example.com", "-", "-o", "./result", "--force");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
            pca-constrain: standard input: it cannot be read: cable cut
            hint: check what writes to it, or give a file instead
            """);
        assertThat(cli.read("result")).isEqualTo("old");
        assertThat(cli.files()).containsExactly("result");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProcessThatIsToldToEndLeavesNoUnfinishedFile() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Main.class.getName(),
                        "check",
                        "-p",
                        "example.com",
                        "-",
                        "-o",
                        folder.resolve("result").toString())
                .start();
        while (cli.files().isEmpty() && process.isAlive()) { // it waits for names
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        assertThat(cli.files()).singleElement().asString().endsWith(".tmp");

        // Process.destroy also closes the standard input, and a command at the end of its input may finish the file.
        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(cli.files()).isEmpty();
    }

    @Test
    void whateverEndsACommandItSaysWhatWasChanged() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError();
            }

            @Override
            public int read(byte[] octets, int offset, int length) {
                throw new OutOfMemoryError();
            }
        };

        Outcome outcome = cli.input(broken).run("apply", "--sandbox=:memory:", "--policy", "-");

        assertThat(outcome.exitCode()).isEqualTo(70);
        assertThat(outcome.err())
                .startsWith("pca-constrain: out of memory\nhint: ")
                .endsWith("\nNothing was changed.\n");
    }

    @Test
    void namesOfUnfinishedFilesFitWhereTheResultDoes() {
        String longest = "r".repeat(255);

        assertThat(encode("-o", "./" + longest).err()).isEmpty();
        assertThat(cli.files()).containsExactly(longest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode -p example.com",
                "encode -p example.com --json",
                "decode MBGgDzANggtleGFtcGxlLmNvbQ==",
                "check -p example.com www.example.com",
                "completion",
                "encode --help",
                "--help",
                "--version"
            })
    void standardOutputThatIsClosedIsToldInOneLine(String command) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                ShellWords.of(command).toArray(String[]::new),
                InputStream.nullInputStream(),
                new PrintStream(new Closed(), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("PCA_CONSTRAIN_QUIET", "1"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("pca-constrain: cannot write standard output: its reader has exited or the disk is full\n")
                .doesNotContain("\tat ");
    }

    @Test
    void namesAreNotReadToTheirEndForAReaderThatHasGone() throws IOException {
        try (RepeatedNames names = new RepeatedNames(List.of("www.example.com"), 1_000_000)) {
            Main.run(
                    new String[] {"check", "-p", "example.com", "-"},
                    names,
                    new PrintStream(new Closed(), false, StandardCharsets.UTF_8),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    Map.of());

            assertThat(names.linesRead()).isLessThan(100_000);
        }
    }

    @Test
    void nothingIsWrittenBesideTheResult() {
        encode("-o", "./result");

        assertThat(cli.files()).containsExactly("result");
        assertThat(Files.isRegularFile(folder.resolve("result"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    /** A reader that has gone. */
    private static final class Closed extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    /** An input that breaks off. */
    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("cable cut");
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            throw new IOException("cable cut");
        }
    }
}
