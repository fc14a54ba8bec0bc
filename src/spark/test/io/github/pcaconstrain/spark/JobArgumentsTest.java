package io.github.pcaconstrain.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.failure.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments and data are told in a line, and nothing is overwritten. */
class JobArgumentsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String err = "";

    @BeforeEach
    void writeRows() throws IOException {
        Rows.session();
        List<byte[]> all = Fleet.of(10);
        Rows.lines(folder.resolve("rows.txt"), "", all, "");
        Rows.pem(folder.resolve("leaf.pem"), all.subList(1, 2));
        Files.createDirectories(folder.resolve("more"));
        Rows.lines(folder.resolve("more/_rows.txt"), "", all, "");
    }

    @AfterAll
    static void startAgain() {
        Rows.session().stop();
    }

    private int run(String line) {
        List<String> args = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            args.add(word.replace("@", folder + "/"));
        }
        Rows.session(); // the one that the job takes and stops
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = SparkAudit.run(
                args,
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        err = said.toString(StandardCharsets.UTF_8).replace(folder + "/", "@");
        return code;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --out @out                                       | pca-constrain: --in is missing
                    --in @rows.txt                                   | pca-constrain: --out is missing
                    --in @rows.txt --out @out --cap x                | pca-constrain: unknown option
                    --in @rows.txt --out @out --at tomorrow          | 'tomorrow' is not a time
                    --in @rows.txt --out @out --only no-code         | pca-constrain: --only: there is no audit code 'no-code'
                    --in @none.txt --out @out                        | pca-constrain: --in @none.txt: there is no such file
                    --in @rows.txt --out @out --cas @none.pem        | pca-constrain: --cas @none.pem: there is no such file
                    --in @rows.txt --out @out --column der           | pca-constrain: --column: text has no columns
                    --in @rows.txt --out @out --in-format json       | which field holds the certificates is not clear
                    --in @rows.txt --out @out --in-format parquet    | pca-constrain: --in
                    --in @rows.txt --in @rows.txt --out @out         | pca-constrain: --in @rows.txt is among what --in @rows.txt reads
                    --in @more --in @more/x.txt --out @out           | pca-constrain: --in @more/x.txt is among what --in @more reads
                    --in @more --out @more/out                       | pca-constrain: --out @more/out and --in @more contain one another
                    --in @more/_rows.txt --out @out                  | pca-constrain: --in @more/_rows.txt: Spark reads no file whose name
                    --in @rows.txt --out @out --trust @leaf.pem      | pca-constrain: --trust @leaf.pem: it holds no CA certificate
                    --in @rows.txt --out @leaf.pem                   | pca-constrain: cannot write @leaf.pem: it is a file
                    --in @rows.txt --out @leaf.pem --force           | pca-constrain: cannot write @leaf.pem: it is a file
                    --in @rows.txt --out @leaf.pem/out               | pca-constrain: cannot write
                    --in @rows.txt --out @out --column a..b --in-format json | pca-constrain: --column: 'a..b' is not the name of a field
                    --in nowhere:/rows --out @out                    | pca-constrain: --in nowhere:/rows: it cannot be read
                    """)
    void isToldInALine(String line, String message) {
        assertThat(run(line)).as(err).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains(message);
        assertThat(err.lines()).hasSize(2).last().asString().startsWith("hint: ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** A cluster may be set up to go on without what it cannot read. */
    @Test
    void noFileIsLeftOutBecauseItIsBroken() throws IOException {
        Path file = Rows.parquet(folder.resolve("rows"), Fleet.of(10));
        Files.write(folder.resolve("rows/broken.parquet"), Arrays.copyOf(Files.readAllBytes(file), 1000));
        Rows.session().conf().set("spark.sql.files.ignoreCorruptFiles", true);

        assertThat(run("--in @rows --out @out")).as(err).isEqualTo(ExitCode.USAGE);
        assertThat(err).startsWith("pca-constrain: --in: ").contains("broken.parquet");
    }

    /** As few of them as there are, findings that are not severe do not count. */
    @Test
    void onlySevereFindingsFail() {
        assertThat(run("--in @rows.txt --out @out --at 2026-11-01 --only root-unconstrained --fail-on error"))
                .as(err)
                .isZero();
    }

    @Test
    void aFailureOfSparkIsNoFinding() {
        Rows.session().sparkContext().hadoopConfiguration().set("parquet.block.size", "no number");

        assertThat(run("--in @rows.txt --out @out")).isEqualTo(ExitCode.BUG);
        assertThat(err).contains("pca-constrain: the job failed: ", "hint: look into the log of Spark");
    }

    @Test
    void replacesOnlyItsOwnResultsAndOnlyIfAsked() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("notes"), "mine");

        assertThat(run("--in @rows.txt --out @out")).isEqualTo(ExitCode.USAGE);
        assertThat(err).startsWith("pca-constrain: cannot write @out: it exists already\nhint: ");
        assertThat(out).isDirectoryNotContaining(file -> !file.endsWith("notes"));

        assertThat(run("--in @rows.txt --out @out --force --at 2026-11-01"))
                .as(err)
                .isZero();
        assertThat(run("--in @rows.txt --out @out --force --fail-on info"))
                .as(err)
                .isEqualTo(ExitCode.FINDINGS);
        assertThat(out.resolve("notes")).hasContent("mine");
        assertThat(out.resolve("summary.json")).isRegularFile();
    }
}
