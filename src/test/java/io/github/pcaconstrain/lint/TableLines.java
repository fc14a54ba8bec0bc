package io.github.pcaconstrain.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a test table: lines that are neither blank nor comments. */
final class TableLines {
    private TableLines() {}

    static Stream<String> of(String resource) {
        try (InputStream table = TableLines.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
