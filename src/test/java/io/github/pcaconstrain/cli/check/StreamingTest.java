package io.github.pcaconstrain.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.Thorough;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names stream through {@code check} in memory that does not grow with their number, in a JVM with a small heap. */
class StreamingTest {
    private static final int MANY = Thorough.times(400_000, 5_000_000);

    @ParameterizedTest
    @CsvSource({"text, 'permitted  '", "json, '\"name\": '"})
    void anyNumberOfNamesFitsIntoASmallHeap(String form, String mark) throws IOException, InterruptedException {
        List<String> options = form.equals("json") ? List.of("--json") : List.of();
        Process check = start(options);
        Thread feeder = new Thread(() ->
                feed(check, new RepeatedNames(List.of("www.example.com", "a.b.example.com", "example.com"), MANY)));
        feeder.start();

        assertThat(count(check, mark)).isEqualTo(MANY);
        assertThat(check.waitFor()).isZero();
        feeder.join();
    }

    @Test
    void oneRefusedNameAmongManyCounts() throws IOException, InterruptedException {
        Process check = start(List.of("www.example.org"));
        Thread feeder = new Thread(() -> feed(check, new RepeatedNames(List.of("www.example.com"), 1000)));
        feeder.start();

        assertThat(count(check, "permitted  ")).isEqualTo(1001);
        assertThat(check.waitFor()).isEqualTo(1);
        feeder.join();
    }

    @Test
    void oneEndlessLineFitsTooAndIsMalformed() throws IOException, InterruptedException {
        Process check = start(List.of());
        Thread feeder = new Thread(() -> feed(check, new RepeatedNames(List.of("a".repeat(1 << 20)), 1)));
        feeder.start();

        assertThat(count(check, "malformed")).isEqualTo(1);
        assertThat(check.waitFor()).isEqualTo(1);
        feeder.join();
    }

    private static Process start(List<String> options) throws IOException {
        List<String> jvm = new ArrayList<>(StartedTool.OPTIMISED);
        jvm.add("-Xmx48m");
        List<String> command = new ArrayList<>(StartedTool.command(jvm, "check", "-p", "example.com", "-"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void feed(Process process, RepeatedNames names) {
        try (names;
                OutputStream out = process.getOutputStream()) {
            names.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Process process, String mark) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> line.contains(mark)).count();
        }
    }
}
