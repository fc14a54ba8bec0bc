package io.github.pcaconstrain.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Writes the certificates of a bundle in PEM as Parquet, for {@code scripts/spark-scale}: FILE FOLDER [FILES]. */
public final class PemToParquet {
    private static final String END = "-----END CERTIFICATE-----";

    private PemToParquet() {}

    /** Converts the file. */
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Dataset<Row> rows = spark.read()
                .option("lineSep", END)
                .text(args[0])
                .selectExpr("unbase64(regexp_extract(value, '-----BEGIN CERTIFICATE-----([^-]+)', 1)) AS der")
                .where("length(der) > 0");
        (args.length > 2 ? rows.coalesce(Integer.parseInt(args[2])) : rows)
                .write()
                .parquet(args[1]);
        spark.stop();
    }
}
