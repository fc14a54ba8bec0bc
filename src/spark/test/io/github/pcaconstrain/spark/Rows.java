package io.github.pcaconstrain.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes certificates as rows, and as what {@code audit} reads. */
final class Rows {
    private static final StructType DER =
            new StructType().add("id", DataTypes.LongType).add("der", DataTypes.BinaryType);

    private Rows() {}

    /** A session in this process. */
    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 4)
                .getOrCreate();
    }

    /** A Parquet file with the columns {@code id} and {@code der}; returns the file. */
    static Path parquet(Path folder, List<byte[]> certificates) throws IOException {
        List<Row> rows = IntStream.range(0, certificates.size())
                .mapToObj(i -> RowFactory.create((long) i, certificates.get(i)))
                .toList();
        session()
                .createDataFrame(rows, DER)
                .coalesce(1)
                .write()
                .option("parquet.block.size", 1 << 20)
                .parquet(folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A bundle in PEM. */
    static Path pem(Path file, List<byte[]> certificates) {
        return write(file, certificates.stream().map(Fleet::pem).collect(Collectors.joining()));
    }

    /** Lines, each with the DER in base64, with something around it. */
    static Path lines(Path file, String before, List<byte[]> certificates, String after) {
        return write(
                file,
                certificates.stream()
                        .map(der -> before + Base64.getEncoder().encodeToString(der) + after + "\n")
                        .collect(Collectors.joining()));
    }

    static Path write(Path file, String text) {
        try {
            return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
