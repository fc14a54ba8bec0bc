package io.github.pcaconstrain.spark;

/** How the certificates are stored. */
enum RowFormat {
    /** Parquet, with a certificate in each row. */
    PARQUET,
    /** A JSON object in each line. */
    JSON,
    /** A certificate in each line, or PEM blocks. */
    TEXT
}
