package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.audit.judging.Judge;
import io.github.pcaconstrain.audit.judging.KnownCas;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;

/** The second pass: judges every row where it is, now that all CAs are known. */
final class SecondPass implements FlatMapFunction<Iterator<InternalRow>, Judged> {
    private static final long serialVersionUID = 1L;

    private final RowReader.Shape shape;
    private final Broadcast<KnownCas> known;
    private final Broadcast<RowNumbers> numbers;

    SecondPass(RowReader.Shape shape, Broadcast<KnownCas> known, Broadcast<RowNumbers> numbers) {
        this.shape = shape;
        this.known = known;
        this.numbers = numbers;
    }

    @Override
    public Iterator<Judged> call(Iterator<InternalRow> rows) {
        return new Judging(new RowReader(rows, shape), known.value().judge(), numbers.value());
    }

    /** Judges as many rows as it takes to find something, and keeps nothing else. */
    private static final class Judging implements Iterator<Judged> {
        private final RowReader reader;
        private final Judge judge;
        private final RowNumbers numbers;
        private Iterator<CertificateFinding> found =
                List.<CertificateFinding>of().iterator();
        private long before;
        private boolean isRead;
        private boolean isDone;

        Judging(RowReader reader, Judge judge, RowNumbers numbers) {
            this.reader = reader;
            this.judge = judge;
            this.numbers = numbers;
        }

        @Override
        public boolean hasNext() {
            while (!isRead && !found.hasNext()) {
                if (reader.next()) {
                    found = judge().iterator();
                } else {
                    isRead = true;
                }
            }
            return found.hasNext() || !isDone;
        }

        private List<CertificateFinding> judge() {
            if (reader.row() == 1) {
                before = numbers.before(reader.file(), reader.start());
            }
            RowContent content = reader.content();
            if (content.isBlank()) {
                return List.of();
            }
            long row = before + reader.row();
            return content.flaw().isEmpty()
                    ? judge.judge(reader.file(), row, content.octets())
                    : judge.unreadable(reader.file(), row, content.flaw());
        }

        @Override
        public Judged next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (found.hasNext()) {
                return Judged.Finding.of(found.next());
            }
            isDone = true;
            BatchResult result = judge.result();
            return new Judged.Total(result);
        }
    }
}
