package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.judging.CaFinder;
import io.github.pcaconstrain.audit.judging.FoundCa;
import io.github.pcaconstrain.crypto.Sha256;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The first pass: finds the CA certificates among the rows, and counts the rows in each part of a file. */
final class FirstPass implements FlatMapFunction<Iterator<InternalRow>, FirstPass.Result> {
    private static final long serialVersionUID = 1L;

    /** With this many levels, no machine receives what all tasks found. */
    private static final int DEPTH = 2;

    /**
     * The rows in a part of a file.
     *
     * @param start where the part begins, in octets
     */
    record Part(String file, long start, long rows) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What one or more tasks found.
     *
     * @param parts the parts of files that they read
     * @param cas CA certificates by their fingerprints, each where it is first
     */
    record Result(List<Part> parts, Map<String, Sighting> cas) implements Serializable {
        private static final long serialVersionUID = 1L;

        Result merge(Result other) {
            List<Part> all = new ArrayList<>(parts);
            all.addAll(other.parts);
            Map<String, Sighting> both = new HashMap<>(cas);
            other.cas.forEach((fingerprint, ca) -> both.merge(fingerprint, ca, Sighting::first));
            return new Result(all, both);
        }
    }

    private final RowReader.Shape shape;
    private final Instant at;

    private FirstPass(RowReader.Shape shape, Instant at) {
        this.shape = shape;
        this.at = at;
    }

    /** Goes through all rows. */
    static Result over(RowSource source, Instant at) {
        JavaRDD<Result> found = source.rows().mapPartitions(new FirstPass(source.shape(), at));
        return found.getNumPartitions() == 0 ? new Result(List.of(), Map.of()) : found.treeReduce(Result::merge, DEPTH);
    }

    @Override
    public Iterator<Result> call(Iterator<InternalRow> rows) {
        CaFinder finder = new CaFinder(AuditOptions.at(at));
        RowReader reader = new RowReader(rows, shape);
        List<Part> parts = new ArrayList<>();
        Map<String, Sighting> cas = new HashMap<>();
        String file = "";
        long start = 0;
        long count = 0;
        while (reader.next()) {
            if (reader.row() == 1) {
                if (count > 0) {
                    parts.add(new Part(file, start, count));
                }
                file = reader.file();
                start = reader.start();
            }
            count = reader.row();
            if (reader.content().octets().length > 0) {
                for (FoundCa ca : finder.find(file, reader.content().octets())) {
                    cas.merge(Sha256.hex(ca.der()), new Sighting(file, start, count, ca.der()), Sighting::first);
                }
            }
        }
        if (count > 0) {
            parts.add(new Part(file, start, count));
        }
        return List.of(new Result(parts, cas)).iterator();
    }
}
