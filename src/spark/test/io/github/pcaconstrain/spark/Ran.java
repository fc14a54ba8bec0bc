package io.github.pcaconstrain.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has run.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ran(int exitCode, String out, String err) {
    /** What a build of this profile leaves in {@code target}. */
    static final Path TARGET = Path.of("target");

    private static final Path HOME = Path.of(System.getProperty("spark.home.folder", "target/spark/home"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString();

    /** A process that runs, with its output in files. */
    record Running(Process process, Path out, Path err) {
        /** Waits for its end, and fails after ten minutes. */
        Ran end() throws IOException, InterruptedException {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                kill(process.toHandle());
                throw new IllegalStateException("it does not end:\n" + Files.readString(err));
            }
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        private static void kill(ProcessHandle process) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Runs the command {@code audit} of the plain jar. */
    static Ran audit(Path folder, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-jar",
                TARGET.resolve("pca-constrain.jar").toAbsolutePath().toString(),
                "audit"));
        command.addAll(Arrays.asList(args));
        return start(folder, command).end();
    }

    /** Starts {@code spark-submit} with the jar of the profile. */
    static Running submit(Path folder, List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(HOME.toAbsolutePath().resolve("bin/spark-submit").toString()));
        command.addAll(List.of("--conf", "spark.ui.enabled=false", "--conf", "spark.driver.bindAddress=127.0.0.1"));
        command.addAll(options);
        command.addAll(List.of(
                "--class",
                "io.github.pcaconstrain.spark.SparkAudit",
                TARGET.resolve("pca-constrain-spark.jar").toAbsolutePath().toString()));
        command.addAll(Arrays.asList(args));
        return start(folder, command);
    }

    private static Running start(Path folder, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        process.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        return new Running(process.start(), out, err);
    }
}
