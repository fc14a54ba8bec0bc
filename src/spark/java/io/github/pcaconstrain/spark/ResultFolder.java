package io.github.pcaconstrain.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import io.github.pcaconstrain.cli.audit.AuditJson;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.output.IndentedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The folder with the results: {@code findings} and {@code inventory} in Parquet or JSON lines, and
 * {@code summary.json}, which is written last: where it is, the results are complete.
 */
final class ResultFolder {
    private static final String FINDINGS = "findings";
    private static final String INVENTORY = "inventory";
    private static final String SUMMARY = "summary.json";

    private final SparkSession spark;
    private final Path path;
    private final String format;

    private ResultFolder(SparkSession spark, Path path, String format) {
        this.spark = spark;
        this.path = path;
        this.format = format;
    }

    /**
     * Opens the folder.
     *
     * @throws OutputFileException if there is something in it
     */
    static ResultFolder open(SparkSession spark, JobRequest request) {
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        try {
            Path path = new Path(request.out());
            FileSystem files = path.getFileSystem(configuration);
            if (files.exists(path)) {
                if (!files.getFileStatus(path).isDirectory()) {
                    throw new OutputFileException(request.out(), "it is a file", "give a folder");
                }
                if (!request.force() && files.listStatus(path).length > 0) {
                    throw new OutputFileException(
                            request.out(),
                            "it exists already",
                            "give another folder, or --force to replace its results");
                }
            }
            return new ResultFolder(spark, path, request.outFormat());
        } catch (IOException | IllegalArgumentException e) {
            throw failure(request.out(), e);
        }
    }

    private static OutputFileException failure(String path, Exception e) {
        return new OutputFileException(
                path,
                Objects.requireNonNullElse(e.getMessage(), e.toString()),
                "check the path, and the settings of its file system (spark.hadoop.fs...)");
    }

    /**
     * Makes the folder, so that nobody waits for results that cannot be written there.
     *
     * @throws OutputFileException if that is not possible
     */
    void make() {
        try {
            if (!path.getFileSystem(spark.sparkContext().hadoopConfiguration()).mkdirs(path)) {
                throw new IOException("the folder cannot be made");
            }
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
    }

    /** Where it is. */
    String path() {
        return path.toString();
    }

    /** Where all findings are. */
    String findings() {
        return new Path(path, FINDINGS).toString();
    }

    /**
     * Writes the results. Those of an earlier run are deleted before, and nothing else.
     *
     * @param judged the findings about rows
     * @param others the findings that are not about a row
     */
    void write(AuditReport report, JavaRDD<Judged> judged, List<CertificateFinding> others) {
        clear();
        JavaRDD<Row> ofRows = judged.filter(Judged.Finding.class::isInstance)
                .map(finding -> ResultRows.row((Judged.Finding) finding));
        JavaRDD<Row> rest = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(
                        others.stream()
                                .map(Judged.Finding::of)
                                .map(ResultRows::row)
                                .toList(),
                        1);
        once(spark.createDataFrame(ofRows.union(rest), ResultRows.FINDING))
                .write()
                .mode(SaveMode.ErrorIfExists)
                .format(format)
                .save(findings());
        spark.createDataFrame(report.cas().stream().map(ResultRows::row).toList(), ResultRows.CA)
                .coalesce(1)
                .write()
                .mode(SaveMode.ErrorIfExists)
                .format(format)
                .save(new Path(path, INVENTORY).toString());
        summarize(report);
    }

    private void clear() {
        try {
            FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
            for (String name : List.of(SUMMARY, FINDINGS, INVENTORY)) {
                files.delete(new Path(path, name), true);
            }
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
    }

    /** A certificate that is there several times is reported where it comes first, as by {@code audit}. */
    private static Dataset<Row> once(Dataset<Row> findings) {
        return findings.groupBy("id")
                .agg(min_by(struct(col("*")), struct(col("source"), col("index")))
                        .alias("first"))
                .select("first.*");
    }

    private void summarize(AuditReport report) {
        Path summary = new Path(path, SUMMARY);
        Path part = new Path(path, "." + SUMMARY + ".part");
        try {
            FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
            try (OutputStream written = files.create(part, true)) {
                IndentedJson.write(written, json -> AuditJson.write(report, json));
            }
            if (!files.rename(part, summary)) {
                throw new IOException("it cannot be renamed from " + part.getName());
            }
        } catch (IOException e) {
            throw failure(summary.toString(), e);
        }
    }
}
