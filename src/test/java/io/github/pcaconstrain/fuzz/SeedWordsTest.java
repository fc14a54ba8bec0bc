package io.github.pcaconstrain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedWordsTest {
    @Test
    void theyAreTheWordsOfTextsAlone() {
        Stream<byte[]> seeds = Stream.of(
                bytes("{\"ObjectIdentifier\": \"2.5.29.30\", \"Value\": \"MAegBTADggFh\", \"Value\": 1e5}"),
                bytes("www.example.com of a zone-file"),
                new byte[] {(byte) 0x80, 'w', 'o', 'r', 'd'});

        assertThat(SeedWords.in(seeds))
                .containsExactly("\"MAegBTADggFh\"", "\"ObjectIdentifier\"", "\"Value\"", "\"zone-file\"");
    }

    @Test
    void thoseOfEveryFormatAreWritten(@TempDir Path folder) throws IOException {
        assertThat(Files.readAllLines(SeedWords.write(folder.resolve("words"))))
                .contains("\"ObjectIdentifier\"", "\"nameConstraints\"", "\"permitted\"", "\"certificateArn\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
