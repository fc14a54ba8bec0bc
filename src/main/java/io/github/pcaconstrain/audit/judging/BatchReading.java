package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    public BatchReading {
        batch = batch.withoutOctets();
        broken = List.copyOf(broken);
        trustSettings = List.copyOf(trustSettings);
    }

    /** The same, with more certificates that could not be judged. */
    BatchReading with(List<Broken> more) {
        List<Broken> all = new ArrayList<>(broken);
        all.addAll(more);
        return new BatchReading(batch, count, lines, all, trustSettings);
    }
}
