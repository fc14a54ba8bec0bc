package io.github.pcaconstrain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** Rows of a test table: fields between tabs, blanks around them trimmed, lines that start with {@code #} left out. */
public final class Table {
    private Table() {}

    /** The rows of a resource such as {@code /matching/dns.tsv}, each with this many fields. */
    public static Stream<String[]> rows(String resource, int fields) {
        return lines(resource).map(line -> row(resource, line, fields));
    }

    /** The rows of a resource, each as the line that it is. */
    public static Stream<String> lines(String resource) {
        return text(resource).lines().filter(line -> !line.isBlank() && !line.startsWith("# "));
    }

    private static String[] row(String resource, String line, int fields) {
        String[] row = Arrays.stream(line.split("\t", -1)).map(String::strip).toArray(String[]::new);
        if (row.length != fields) {
            throw new IllegalStateException(resource + " has a row of " + row.length + " fields: " + line);
        }
        return row;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
