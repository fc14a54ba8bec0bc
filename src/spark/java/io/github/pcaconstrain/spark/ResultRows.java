package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.finding.AuditedCa;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of the results, whose columns are the fields of {@code findings} and {@code cas} in {@code audit --json}. */
final class ResultRows {
    private static final DataType TEXT = DataTypes.StringType;
    private static final ArrayType TEXTS = DataTypes.createArrayType(TEXT, false);

    static final StructType FINDING = new StructType()
            .add("id", TEXT, false)
            .add("code", TEXT, false)
            .add("severity", TEXT, false)
            .add("source", TEXT, false)
            .add("index", DataTypes.LongType, false)
            .add("subject", TEXT, false)
            .add("part", TEXT, false)
            .add("message", TEXT, false)
            .add("fix", TEXT, false)
            .add("certificate", TEXT, false);

    static final StructType CA = new StructType()
            .add("certificate", TEXT, false)
            .add("source", TEXT, false)
            .add("index", DataTypes.LongType, false)
            .add("subject", TEXT, false)
            .add("exactSubject", TEXT, false)
            .add("issuers", TEXTS, false)
            .add("root", DataTypes.BooleanType, false)
            .add("notAfter", TEXT, false)
            .add("key", TEXT, false)
            .add("constraints", TEXTS, false)
            .add("inherited", TEXTS, false)
            .add("certificates", DataTypes.LongType, false);

    private ResultRows() {}

    static Row row(Judged.Finding finding) {
        return RowFactory.create(
                finding.id(),
                finding.code(),
                finding.severity(),
                finding.source(),
                finding.index(),
                finding.subject(),
                finding.part(),
                finding.message(),
                finding.fix(),
                finding.certificate());
    }

    static Row row(AuditedCa ca) {
        return RowFactory.create(
                ca.certificate(),
                ca.place().source(),
                ca.place().index(),
                ca.subject(),
                ca.exactSubject(),
                ca.parents().toArray(),
                ca.root(),
                ca.notAfter().toString(),
                ca.key(),
                ca.constraints().toArray(),
                ca.inherited().toArray(),
                ca.certificates());
    }
}
