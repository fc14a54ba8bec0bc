package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the end-entity certificates of batches, now that all CAs are known. Safe to share between threads. */
final class BatchAudit {
    /**
     * What was found.
     *
     * @param count how many certificates there are
     * @param missing the issuers that are not there
     * @param changed whether there is a CA that the first reading did not see
     */
    record Result(int count, List<Found> found, List<Missing> missing, boolean changed) {}

    /** A finding about the certificate of this number in the batch, from 1. */
    record Found(int index, CertificateFinding finding) {}

    /** An issuer that the certificate of this number names. */
    record Missing(int index, String issuer) {}

    private final LeafAudit full;
    private final Judges judges;
    private final ThreadLocal<FastPass> fast;
    private final Set<String> cas;

    BatchAudit(AuditOptions options, Judges judges, Signatures signatures) {
        this.judges = judges;
        full = new LeafAudit(judges, options, signatures);
        fast = ThreadLocal.withInitial(() -> new FastPass(options));
        cas = judges.graph().cas().stream().map(Parsed::fingerprint).collect(Collectors.toSet());
    }

    /** Judges a batch whose {@link Leaves} are clean. */
    Result ofClean(Kept kept) {
        Reader reader = new Reader(kept.place());
        kept.leaves().count(judges);
        kept.suspects().forEach(suspect -> reader.full(suspect.index(), suspect.der()));
        return new Result(kept.count(), reader.found, reader.missing, false);
    }

    /** Judges a batch of which nothing is known. */
    Result of(Batch batch) {
        Scan scan = Scan.of(batch, fast.get());
        if (scan.leaves().areClean(judges) && scan.cas().stream().allMatch(ca -> cas.contains(ca.fingerprint()))) {
            return ofClean(scan.kept());
        }
        return oneByOne(batch);
    }

    /** Judges a batch one certificate after the other: some of them do not pass. */
    Result oneByOne(Batch batch) {
        Reader reader = new Reader(batch.place());
        batch.decode(reader);
        return new Result(reader.count, reader.found, reader.missing, reader.changed);
    }

    private final class Reader implements PemDecoder.Sink {
        private final String place;
        private final List<Found> found = new ArrayList<>();
        private final List<Missing> missing = new ArrayList<>();
        private int count;
        private boolean changed;

        Reader(String place) {
            this.place = place;
        }

        @Override
        public void certificate(byte[] octets, int from, int to) {
            count++;
            FastPass pass = fast.get();
            Leaves leaf = new Leaves();
            if (pass.isSound(octets, from, to)) {
                leaf.add(pass.certificate());
                if (leaf.areClean(judges)) {
                    leaf.count(judges);
                    return;
                }
            }
            full(count, Arrays.copyOfRange(octets, from, to));
        }

        @Override
        public void broken(String why) {
            count++; // the first reading has reported it
        }

        private void full(int index, byte[] der) {
            Parsed parsed;
            try {
                parsed = Parsed.of(der, place, index);
            } catch (IllegalArgumentException e) {
                return; // the first reading has reported it
            }
            if (parsed.isCa()) {
                changed |= !cas.contains(parsed.fingerprint());
                return;
            }
            LeafAudit.Result result = full.check(parsed);
            result.findings().forEach(finding -> found.add(new Found(index, finding)));
            result.missing().ifPresent(issuer -> missing.add(new Missing(index, issuer)));
        }
    }
}
