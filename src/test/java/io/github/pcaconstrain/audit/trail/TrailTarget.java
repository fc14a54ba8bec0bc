package io.github.pcaconstrain.audit.trail;

import static io.github.pcaconstrain.fuzz.Expectation.expect;
import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/** Records of CloudTrail: whatever is in a file, it is audited or reported, and the same if the file is packed. */
public final class TrailTarget {
    private static final byte GZIP = 0x1F;
    private static final byte[] HEADER = {GZIP, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final int LONGEST_BLOCK = 0xFFFF;
    private static final ExpectedRoles ROLES =
            ExpectedRoles.parse(List.of("arn:aws:iam::111122223333:role/ConstrainCas"));

    private TrailTarget() {}

    /** What an audit says, as far as it does not name the file's own damage. */
    private record Said(long records, long unreadable, List<CertificateFinding> findings) {}

    public static void read(byte[] input) {
        Said plain = audited(input);
        expect(
                plain.unreadable > 0 || plain.records > 0 || !plain.findings.isEmpty(),
                () -> "nothing is said of the file");
        if (input.length > 0 && input.length <= LONGEST_BLOCK && input[0] != GZIP) {
            same(audited(packed(input)), plain, "packed");
        }
    }

    private static Said audited(byte[] file) {
        IssuerConstraintsCache nothing =
                new IssuerConstraintsCache(new CaGraph(List.of(), new IssuerSignatures()), Set.of(), Instant.EPOCH);
        AtomicLong unreadable = new AtomicLong();
        TrailAudit.Result result = TrailAudit.of(
                new TrailSource(
                        List.of(new TrailSource.Input("file", Optional.of(new ByteArrayInputStream(file)))),
                        ROLES,
                        List.of()),
                new GivenCas(nothing, List.of(), Set.of(), arn -> Optional.empty()),
                new TrailAudit.Listener() {
                    @Override
                    public void unreadable(String place, String why, String fix) {
                        unreadable.incrementAndGet();
                    }

                    @Override
                    public void record() {
                        // they are in the result
                    }
                });
        return new Said(result.records(), unreadable.get(), result.findings());
    }

    /** One block that is stored as it is (RFC 1952; RFC 1951, section 3.2.4): to compress it would take most of the time. */
    private static byte[] packed(byte[] input) {
        CRC32 checksum = new CRC32();
        checksum.update(input);
        return ByteBuffer.allocate(HEADER.length + 5 + input.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER)
                .put((byte) 1)
                .putShort((short) input.length)
                .putShort((short) ~input.length)
                .put(input)
                .putInt((int) checksum.getValue())
                .putInt(input.length)
                .array();
    }
}
