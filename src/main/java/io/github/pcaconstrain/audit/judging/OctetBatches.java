package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.source.ContentReader;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.audit.source.UnreadableFix;
import io.github.pcaconstrain.pem.DerExtent;
import java.util.ArrayList;
import java.util.List;

/** Octets in memory as batches, in every form that a file may have. */
final class OctetBatches {
    private static final int SEQUENCE = 0x30;

    private OctetBatches() {}

    static List<Batch> of(String place, byte[] octets) {
        return isCertificate(octets)
                ? List.of(new Batch.Der(place, 0, octets))
                : FaultBoundary.of(
                        () -> read(place, octets),
                        why -> List.of(new Batch.Problem(place, 0, why, UnreadableFix.REPAIR)));
    }

    /** Whether it has the outline of one certificate in DER, as most rows of a table have. */
    private static boolean isCertificate(byte[] octets) {
        return octets.length > 2
                && octets[0] == SEQUENCE
                && DerExtent.length(octets, 0, octets.length) == octets.length
                && DerExtent.innerTag(octets) == SEQUENCE;
    }

    private static List<Batch> read(String place, byte[] octets) {
        List<Batch> batches = new ArrayList<>();
        ContentReader.read(place, octets, new SourceSink() {
            @Override
            public void pem(String at, byte[] text, int length) {
                batches.add(new Batch.Text(at, batches.size(), text, length));
            }

            @Override
            public void der(String at, byte[] der) {
                batches.add(new Batch.Der(at, batches.size(), der));
            }

            @Override
            public void unreadable(String at, String why, String fix) {
                batches.add(new Batch.Problem(at, batches.size(), why, fix));
            }

            @Override
            public void otherFile(String at) {
                // octets are not a file in a folder
            }

            @Override
            public void remark(String at, SourceNotice notice, String part, String message) {
                batches.add(new Batch.Note(at, batches.size(), notice, part, message));
            }
        });
        return batches;
    }
}
