package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.source.PemDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What reading a batch has told, apart from its certificates.
 *
 * @param batch the batch, without its octets
 * @param count the number of certificates, readable or not
 * @param lines the number of line ends in the text of the batch
 * @param broken the certificates that could not be read or judged
 * @param trustSettings the lines in which certificates with OpenSSL's trust settings begin
 */
public record BatchReading(Batch batch, int count, int lines, List<Broken> broken, List<Integer> trustSettings) {
    /** An unreadable certificate, with its number in the batch, from 1, and its line; 0 if it has none. */
    record Broken(int index, int line, String why) {
        Broken {
            Objects.requireNonNull(why, "why");
        }
    }

    /** Notes what reading a batch tells, apart from its certificates. Not thread-safe. */
    abstract static class Builder implements PemDecoder.Sink {
        private final Batch batch;
        private final List<Broken> broken = new ArrayList<>();
        private final List<Integer> trustSettings = new ArrayList<>();
        private int count;

        Builder(Batch batch) {
            this.batch = batch;
        }

        final String place() {
            return batch.place();
        }

        /** Counts a certificate, and returns its number. */
        final int next() {
            return ++count;
        }

        /** The number of certificates so far, readable or not. */
        public final int count() {
            return count;
        }

        @Override
        public final void broken(int line, String why) {
            broken.add(new Broken(next(), line, why));
        }

        @Override
        public final void trustSettings(int line) {
            trustSettings.add(line);
        }

        /** Notes that a certificate that was counted cannot be read or judged. */
        final boolean unreadable(int index, String why) {
            return broken.add(new Broken(index, 0, why));
        }

        /** What was noted, in a text with so many line ends. */
        final BatchReading reading(int lines) {
            return new BatchReading(batch, count, lines, broken, trustSettings);
        }

        /** The same without what somebody else reports. */
        final BatchReading counted(int lines) {
            return new BatchReading(batch, count, lines, List.of(), List.of());
        }

        /** What an earlier reading has told, and what judging has told since. */
        final BatchReading with(BatchReading earlier) {
            List<Broken> all = new ArrayList<>(earlier.broken);
            all.addAll(broken);
            return new BatchReading(earlier.batch, earlier.count, earlier.lines, all, earlier.trustSettings);
        }
    }

    /** Why the batch, or else its first broken certificate, could not be read; empty if everything could. */
    public Optional<String> flaw() {
        return batch instanceof Batch.Problem problem
                ? Optional.of(problem.why())
                : broken.stream().findFirst().map(Broken::why);
    }

    public BatchReading {
        batch = batch.withoutOctets();
        broken = List.copyOf(broken);
        trustSettings = List.copyOf(trustSettings);
    }
}
