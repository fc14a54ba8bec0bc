package io.github.pcaconstrain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.pcaconstrain.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what {@code scripts/fuzz} starts from and what it has found, and a few mutations that are the same in every run. What is
 * found is kept in {@code fuzz/<target>/found}.
 */
class FuzzTargetsTest {
    private static final Path RESOURCES = Path.of("src/test/resources/fuzz");

    private static Stream<String> names() {
        return FuzzTargets.all().stream().map(FuzzTarget::name);
    }

    private static List<byte[]> inputs(String target, String kind) throws IOException {
        Path folder = RESOURCES.resolve(target).resolve(kind);
        List<byte[]> inputs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
        }
        return inputs;
    }

    private static void run(String target, byte[] input) {
        assertThatCode(() -> FuzzTargets.named(target).run(input))
                .as(() -> HexFormat.of().formatHex(input))
                .doesNotThrowAnyException();
    }

    @Test
    void everyFolderIsThatOfATarget() throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatWasFoundStaysMended(String target) throws IOException {
        inputs(target, "found").forEach(input -> run(target, input));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSeedsAndMutationsOfThemHold(String target) throws IOException {
        List<byte[]> seeds = inputs(target, "seeds");
        assertThat(seeds).isNotEmpty();
        seeds.forEach(input -> run(target, input));
        run(target, new byte[0]);
        Random random = new Random(1);
        for (int i = 0; i < mutations(target); i++) {
            byte[] input = seeds.get(random.nextInt(seeds.size()));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                input = mutated(input, random);
            }
            run(target, input);
        }
    }

    /** Readers of certificates take microseconds, and others up to milliseconds. */
    private static int mutations(String target) {
        return target.equals("readers") ? Thorough.times(500, 100_000) : Thorough.times(20, 1_000);
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
