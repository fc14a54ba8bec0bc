package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.fast.CertificateId;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.result.AuditCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the certificates of one batch, one by one. */
final class BatchReader extends BatchReading.Builder {
    /**
     * What one thread needs for any number of batches.
     *
     * @param cas the fingerprints of the known CAs
     * @param reportsOthers whether each other CA is a finding, because the known ones were given
     */
    record Tools(FastPass fast, CleanLeaves clean, LeafAudit full, Set<String> cas, boolean reportsOthers) {}

    private final Tools tools;
    private final List<JudgedBatch.Found> found = new ArrayList<>();
    private final List<JudgedBatch.Issued> issued = new ArrayList<>();
    private final List<JudgedBatch.Missing> missing = new ArrayList<>();
    private boolean hasUnknownCa;

    BatchReader(Batch batch, Tools tools) {
        super(batch);
        this.tools = tools;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        int index = next();
        boolean isClean = FaultBoundary.of(() -> countIfClean(octets, from, to), why -> false);
        if (!isClean) {
            judge(index, Arrays.copyOfRange(octets, from, to));
        }
    }

    /** Counts a certificate if there is nothing to report; returns whether that is so. */
    private boolean countIfClean(byte[] octets, int from, int to) {
        if (!tools.fast().read(octets, from, to)) {
            return false;
        }
        Optional<IssuerConstraints> issuer = tools.clean().issuer(tools.fast().certificate());
        issuer.ifPresent(known -> issued(
                known.id(),
                tools.fast().certificate().id(),
                tools.fast().certificate().notAfter()));
        return issuer.isPresent();
    }

    private void issued(String issuer, long id, long end) {
        issued.add(new JudgedBatch.Issued(issuer, new long[] {id}, end));
    }

    /** Judges a certificate completely. */
    void judge(int index, byte[] der) {
        FaultBoundary.of(() -> judgeReadable(index, der), why -> unreadable(index, why));
    }

    private boolean judgeReadable(int index, byte[] der) {
        ParsedCertificate parsed;
        try {
            parsed = ParsedCertificate.of(der, place(), index);
        } catch (IllegalArgumentException e) {
            return unreadable(index, String.valueOf(e.getMessage()));
        }
        if (parsed.isCa()) {
            return tools.cas().contains(parsed.fingerprint()) || unknown(index, parsed);
        }
        LeafAudit.Result result = tools.full().check(parsed);
        result.findings().forEach(finding -> found.add(new JudgedBatch.Found(index, finding)));
        long id = CertificateId.of(der, 0, der.length);
        result.issuer()
                .ifPresent(issuer ->
                        issued(issuer, id, parsed.contents().notAfter().getEpochSecond()));
        result.missing().ifPresent(issuer -> missing.add(new JudgedBatch.Missing(index, id, issuer)));
        return true;
    }

    private boolean unknown(int index, ParsedCertificate ca) {
        hasUnknownCa |= !tools.reportsOthers();
        return !tools.reportsOthers()
                || found.add(new JudgedBatch.Found(
                        index,
                        AuditCode.CA_NOT_GIVEN.of(ca, "", "this CA certificate is not among those given with --cas")));
    }

    /** What was judged, of a text with so many line ends. */
    JudgedBatch judged(int lines) {
        return judged(reading(lines));
    }

    /** What was judged of a batch that was read before, together with certificates that had nothing to report. */
    JudgedBatch judged(BatchReading reading, List<JudgedBatch.Issued> clean) {
        issued.addAll(clean);
        return judged(with(reading));
    }

    private JudgedBatch judged(BatchReading reading) {
        return new JudgedBatch(reading, found, issued, missing, hasUnknownCa, true);
    }
}
