package io.github.pcaconstrain.spark;

import static org.apache.spark.sql.functions.col;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows to audit: the content of one column, with the file and the part of the file that each row is from. Reading
 * them again gives the same rows in the same parts and order, because both readings share one plan.
 *
 * @param rows columns as in {@link RowReader}
 * @param shape what the content is
 */
record RowSource(JavaRDD<InternalRow> rows, RowReader.Shape shape) {
    private static final String END = "-----END CERTIFICATE-----";

    /**
     * Opens it.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it cannot be read, or what is meant is not clear
     */
    static RowSource open(SparkSession spark, JobRequest request) {
        DataFiles files = new DataFiles(spark.sparkContext().hadoopConfiguration());
        DataFiles.Head head = files.head("--in", request.in());
        RowKind kind = RowKind.of(head, request.format());
        String[] paths = request.in().toArray(new String[0]);
        DataFrameReader reader = reader(spark);
        return switch (kind.format()) {
            case PARQUET -> ofParquet(reader.parquet(paths), request.column());
            case JSON -> ofJson(reader, paths, request.column(), head);
            case TEXT -> ofText(reader, paths, request.column(), kind.isBundle());
        };
    }

    /** Leaves out no file: neither those in further folders, nor, whatever the cluster's settings, those that cannot be read. */
    private static DataFrameReader reader(SparkSession spark) {
        return spark.read()
                .option("recursiveFileLookup", true)
                .option("ignoreCorruptFiles", false)
                .option("ignoreMissingFiles", false);
    }

    private static RowSource ofParquet(Dataset<Row> all, Optional<String> column) {
        String name = column.orElseGet(() -> only(all.schema()));
        DataType type;
        try {
            type = all.select(col(name)).schema().fields()[0].dataType();
        } catch (RuntimeException e) {
            if (!(e instanceof org.apache.spark.SparkThrowable)) {
                throw e;
            }
            throw new InvalidOptionException("--in has no column '" + name + "'", columns(all.schema()));
        }
        boolean isBinary = type.equals(DataTypes.BinaryType);
        if (!isBinary && !type.equals(DataTypes.StringType)) {
            throw new InvalidOptionException(
                    "the column '" + name + "' holds " + type.sql() + " and not BINARY or STRING",
                    columns(all.schema()));
        }
        return of(all, col(name), isBinary ? RowReader.Shape.BINARY : RowReader.Shape.TEXT);
    }

    /** The column that can be meant: the only binary one, or the only one with text. */
    private static String only(StructType schema) {
        for (DataType type : List.of(DataTypes.BinaryType, DataTypes.StringType)) {
            List<String> names = names(schema, field -> field.dataType().equals(type));
            if (names.size() == 1) {
                return "`" + names.get(0) + "`";
            }
            if (names.size() > 1) {
                break;
            }
        }
        throw new InvalidOptionException("which column holds the certificates is not clear", columns(schema));
    }

    private static List<String> names(StructType schema, Predicate<StructField> filter) {
        return Arrays.stream(schema.fields())
                .filter(filter)
                .map(StructField::name)
                .toList();
    }

    private static String columns(StructType schema) {
        return "give --column with one of " + String.join(", ", names(schema, field -> true));
    }

    /** Only the wanted field is read, so that the others may hold anything. It is null in a line that is not JSON. */
    private static RowSource ofJson(
            DataFrameReader reader, String[] paths, Optional<String> column, DataFiles.Head head) {
        String path = column.orElseGet(() -> only(JsonField.candidates(head.octets())));
        DataType type = DataTypes.StringType;
        List<String> names = List.of(path.split("\\.", -1));
        if (names.contains("")) {
            throw new InvalidOptionException(
                    "--column: '" + path + "' is not the name of a field", "write a nested one as data.cert");
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            type = new StructType().add(names.get(i), type);
        }
        Dataset<Row> all =
                reader.schema((StructType) type).option("mode", "PERMISSIVE").json(paths);
        String quoted =
                names.stream().map(name -> "`" + name.replace("`", "``") + "`").collect(Collectors.joining("."));
        return of(all, col(quoted), RowReader.Shape.TEXT);
    }

    private static String only(List<String> candidates) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new InvalidOptionException(
                "which field holds the certificates is not clear from the first line",
                candidates.isEmpty()
                        ? "give --column with its name, such as --column data.cert"
                        : "give --column with one of " + String.join(", ", candidates));
    }

    private static RowSource ofText(DataFrameReader reader, String[] paths, Optional<String> column, boolean isBundle) {
        if (column.isPresent()) {
            throw new InvalidOptionException("--column: text has no columns", "leave it out");
        }
        if (isBundle) {
            return of(reader.option("lineSep", END).text(paths), col("value"), RowReader.Shape.BLOCK);
        }
        return of(reader.text(paths), col("value"), RowReader.Shape.LINE);
    }

    private static RowSource of(Dataset<Row> all, Column content, RowReader.Shape shape) {
        Dataset<Row> rows =
                all.select(content.alias("content"), col("_metadata.file_path"), col("_metadata.file_block_start"));
        return new RowSource(
                ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                        .queryExecution()
                        .toRdd()
                        .toJavaRDD(),
                shape);
    }
}
