package io.github.pcaconstrain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays what {@code scripts/fuzz} starts from and what it has found, and a few mutations that are the same in every run. What is
 * found is kept in {@code fuzz/<target>/found}.
 */
class FuzzTargetsTest {
    private static List<byte[]> inputs(String target, String kind) throws IOException, URISyntaxException {
        String folder = "/fuzz/" + target + "/" + kind;
        URL found = Objects.requireNonNull(FuzzTargetsTest.class.getResource(folder), folder);
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            return files.sorted().map(FuzzTargetsTest::read).toList();
        }
    }

    private static void run(String target, byte[] input) {
        assertThatCode(() -> {
                    if (target.equals("readers")) {
                        ReaderAgreement.fuzzerTestOneInput(input);
                    } else {
                        CommandAgreement.fuzzerTestOneInput(input);
                    }
                })
                .as(() -> HexFormat.of().formatHex(input))
                .doesNotThrowAnyException();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"readers", "commands"})
    void whatWasFoundStaysMended(String target) throws IOException, URISyntaxException {
        inputs(target, "found").forEach(input -> run(target, input));
    }

    @ParameterizedTest
    @CsvSource({"readers, 10000", "commands, 300"})
    void mutationsOfTheSeedsAgree(String target, int mutations) throws IOException, URISyntaxException {
        List<byte[]> seeds = inputs(target, "seeds");
        assertThat(seeds).hasSizeGreaterThan(5);
        seeds.forEach(input -> run(target, input));
        Random random = new Random(1);
        for (int i = 0; i < mutations; i++) {
            byte[] input = seeds.get(random.nextInt(seeds.size()));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                input = mutated(input, random);
            }
            run(target, input);
        }
    }

    /** One octet or one bit changed, or an element cut out or doubled with the lengths around it left alone. */
    private static byte[] mutated(byte[] input, Random random) {
        byte[] output = input.clone();
        int at = random.nextInt(output.length);
        switch (random.nextInt(4)) {
            case 0 -> output[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> output[at] = (byte) random.nextInt(256);
            case 2 -> {
                int to = Math.min(output.length, at + 1 + random.nextInt(8));
                byte[] shorter = Arrays.copyOf(output, output.length - (to - at));
                System.arraycopy(output, to, shorter, at, output.length - to);
                output = shorter;
            }
            default -> {
                int length = Math.min(output.length - at, 1 + random.nextInt(8));
                System.arraycopy(output, at, output, random.nextInt(output.length - length + 1), length);
            }
        }
        return output.length == 0 ? input : output;
    }
}
