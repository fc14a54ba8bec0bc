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
    void writeRows() {
        Rows.session();
        Rows.lines(folder.resolve("rows.txt"), "", Fleet.of(10), "");
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
                    --in nowhere:/rows --out @out                    | pca-constrain: --in nowhere:/rows: it cannot be read
                    """)
    void isToldInALine(String line, String message) {
        assertThat(run(line)).as(err).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains(message);
        assertThat(err.lines()).hasSize(2).last().asString().startsWith("hint: ");
        assertThat(folder.resolve("out")).doesNotExist();
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
