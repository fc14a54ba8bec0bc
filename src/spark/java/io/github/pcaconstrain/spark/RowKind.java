package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows are, found out from the name and the start of a file.
 *
 * @param format the format of the files
 * @param isBundle whether the text consists of PEM blocks of several lines
 */
record RowKind(RowFormat format, boolean isBundle) {
    private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, RowFormat> EXTENSIONS = Map.of(
            "parquet", RowFormat.PARQUET,
            "json", RowFormat.JSON,
            "jsonl", RowFormat.JSON,
            "ndjson", RowFormat.JSON,
            "txt", RowFormat.TEXT,
            "pem", RowFormat.TEXT);

    /** The kind of the rows in files of which this is one, in a given format or in that which it seems to have. */
    static RowKind of(DataFiles.Head head, Optional<RowFormat> given) {
        RowFormat format = given.or(() -> byContent(head.octets()))
                .or(() -> byName(head.name()))
                .orElseThrow(() -> new InvalidOptionException(
                        "what " + head.name() + " holds cannot be told from its name or its start",
                        "give --in-format parquet, json or text"));
        return new RowKind(format, format == RowFormat.TEXT && startsWithBlock(head.octets()));
    }

    private static Optional<RowFormat> byContent(byte[] octets) {
        if (octets.length >= PARQUET_MAGIC.length
                && Arrays.equals(octets, 0, PARQUET_MAGIC.length, PARQUET_MAGIC, 0, PARQUET_MAGIC.length)) {
            return Optional.of(RowFormat.PARQUET);
        }
        String text = text(octets);
        if (text.startsWith("{")) {
            return Optional.of(RowFormat.JSON);
        }
        return text.startsWith("-----BEGIN ") || text.startsWith("MI") ? Optional.of(RowFormat.TEXT) : Optional.empty();
    }

    private static Optional<RowFormat> byName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(EXTENSIONS.get(extension));
    }

    /** Whether a PEM block begins with a line of its own, and does not share it with its content. */
    private static boolean startsWithBlock(byte[] octets) {
        List<String> lines = text(octets).lines().limit(1).toList();
        return !lines.isEmpty() && lines.get(0).strip().matches("-----BEGIN [A-Z0-9 ]+-----");
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1).stripLeading();
    }
}
