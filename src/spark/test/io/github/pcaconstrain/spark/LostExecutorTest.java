package io.github.pcaconstrain.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor is killed while it judges; the others do its work again. */
class LostExecutorTest {
    private static final int FILES = 24;
    private static final int ROWS = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void nothingIsLost() throws IOException, InterruptedException {
        List<byte[]> all = Fleet.of(FILES * ROWS);
        Path rows = Files.createDirectory(folder.resolve("rows"));
        for (int i = 0; i < FILES; i++) {
            Rows.lines(
                    rows.resolve("part-%02d.json".formatted(i)),
                    "{\"der\":\"",
                    all.subList(i * ROWS, (i + 1) * ROWS),
                    "\"}");
        }
        List<String> undisturbed = arguments(rows, folder.resolve("expected"));
        new AuditJob(Rows.session(), JobOptions.parse(undisturbed).request(warning -> {}), System.out).run();

        // The first pass opens each file once, so the executor is in the second, and has results of the first.
        assertThat(StuckFile.OPENED).isBetween(FILES + 1, 2 * FILES - 1);
        Files.createDirectory(folder.resolve(StuckFile.MARKS));
        Ran.Running running = job(arguments(rows, folder.resolve("out")));
        ProcessHandle executor = stuck(running);
        String command = executor.info().commandLine().orElse("");
        executor.destroyForcibly();
        Ran disturbed = running.end();

        assertThat(command).contains("CoarseGrainedExecutorBackend");
        assertThat(disturbed.exitCode()).as(disturbed.err()).isZero();
        assertThat(disturbed.err()).containsPattern("Lost executor \\d+ on .*");
        assertThat(disturbed.err()).containsPattern("Lost task \\d+\\.0 in stage");
        assertThat(results("out").differences(results("expected"))).isEmpty();
        assertThat(results("out").findings()).hasSizeGreaterThan(100);
    }

    private Results results(String name) throws IOException {
        Path out = folder.resolve(name);
        Results summary = Results.ofSummary(out, UnaryOperator.identity());
        assertThat(Results.lines(out.resolve("findings"), UnaryOperator.identity()))
                .isEqualTo(summary.findings());
        assertThat(Results.lines(out.resolve("inventory"), UnaryOperator.identity()))
                .hasSameSizeAs(summary.cas());
        return summary;
    }

    private static List<String> arguments(Path rows, Path out) {
        return List.of("--in", rows.toString(), "--out", out.toString(), "--out-format", "json", "--at", "2026-11-01");
    }

    private Ran.Running job(List<String> arguments) throws IOException {
        String stuck = stuckFile().toString();
        return Ran.submit(
                folder,
                List.of(
                        "--master",
                        "local-cluster[2,1,1024]",
                        "--driver-class-path",
                        stuck,
                        "--conf",
                        "spark.executor.extraClassPath=" + stuck,
                        "--conf",
                        "spark.hadoop.fs.file.impl=" + StuckFile.class.getName(),
                        "--conf",
                        "spark.sql.files.openCostInBytes=128m"),
                arguments.toArray(new String[0]));
    }

    /** A jar with the one class that Spark needs besides ours. */
    private Path stuckFile() throws IOException {
        Path jar = folder.resolve("stuck.jar");
        String name = StuckFile.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in =
                        Objects.requireNonNull(StuckFile.class.getClassLoader().getResourceAsStream(name))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }

    private ProcessHandle stuck(Ran.Running running) throws IOException, InterruptedException {
        Path number = folder.resolve(StuckFile.STUCK);
        while (!Files.exists(number)) {
            assertThat(running.process().isAlive())
                    .as(Files.readString(running.err()))
                    .isTrue();
            Thread.sleep(20);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(number))).orElseThrow();
    }
}
