package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command-line verifier that runs in a temporary folder, which only the user can read and which is deleted
 * afterwards. Its output goes to a file, so that endless output does not fill the memory. A tool that hangs is killed.
 */
final class Tool implements AutoCloseable {
    private static final int MAX_OUTPUT = 1 << 16;

    /**
     * The result of a run.
     *
     * @param finished whether it exited by itself
     * @param exitCode its exit code; -1 if it did not
     * @param output its output on both streams
     */
    record Run(boolean finished, int exitCode, String output) {
        /** The last line that is not blank. */
        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((earlier, later) -> later)
                    .map(String::strip)
                    .orElse("");
        }
    }

    /** A session with a tool, in its folder. */
    @FunctionalInterface
    interface Session {
        WitnessVerdict in(Tool tool) throws IOException;
    }

    private final Path folder;
    private final Duration limit;

    private Tool(Path folder, Duration limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Runs a session if the program is installed. */
    static WitnessVerdict with(Witness witness, String program, Duration limit, Session session) {
        if (!isInstalled(program)) {
            return new WitnessVerdict(witness, "", Answer.ABSENT, program + " is not on the PATH");
        }
        return in(witness, limit, session);
    }

    private static WitnessVerdict in(Witness witness, Duration limit, Session session) {
        // Only the owner can access temporary folders and the files in them.
        try (Tool tool = new Tool(Files.createTempDirectory("pca-constrain-"), limit)) {
            return session.in(tool);
        } catch (IOException e) {
            return new WitnessVerdict(witness, "", Answer.FAILS, "it could not be run: " + e.getMessage());
        }
    }

    /** Runs a session with the current Java, which need not be on the PATH. */
    static WitnessVerdict ofJava(Witness witness, Duration limit, Session session) {
        return in(witness, limit, session);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry ->
                        new File(entry, program).canExecute()); // a Path would throw for an entry in another encoding
    }

    /** Runs a program in the folder, and waits for it. */
    Run run(String... command) throws IOException {
        Path output = Files.createTempFile(folder, "output", "");
        Path input = Files.createTempFile(folder, "input", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8"); // if there is none, it counts as C
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOFLAGS", "");
        Process process = builder.start();
        boolean finished = waitFor(process);
        String text;
        try (InputStream in = Files.newInputStream(output)) {
            text = new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
        }
        return new Run(finished, finished ? process.exitValue() : -1, text);
    }

    private boolean waitFor(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }

    /** Writes certificates in PEM into one file of the folder. */
    String pem(String name, List<byte[]> certificates) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte[] der : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text(name, text.toString());
    }

    /** Writes a certificate in DER into a file of the folder. */
    String der(String name, byte[] certificate) throws IOException {
        return Files.write(folder.resolve(name), certificate).toString();
    }

    /** Writes a file of the folder. */
    String text(String name, String content) throws IOException {
        Path written = Files.createTempFile(folder, "new", "");
        Files.writeString(written, content);
        Path file = Files.move(written, folder.resolve(name));
        return file.toString();
    }

    /**
     * The verdict of a run.
     *
     * @param refusal what the tool prints when it refuses a chain; without this, a non-zero exit code means a failure,
     *     not a verdict
     */
    static WitnessVerdict testimony(Witness witness, String version, Run run, Optional<String> refusal) {
        if (!run.finished()) {
            return new WitnessVerdict(witness, version, Answer.LATE, "it did not finish in time");
        }
        if (run.exitCode() == 0) {
            return new WitnessVerdict(witness, version, Answer.ACCEPTS, "");
        }
        return refusal.map(reason -> new WitnessVerdict(witness, version, Answer.REFUSES, reason))
                .orElseGet(() -> new WitnessVerdict(witness, version, Answer.FAILS, run.lastLine()));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
