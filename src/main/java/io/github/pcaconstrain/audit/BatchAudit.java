package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.PemDecoder;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the end-entity certificates of batches when all CAs are known. Thread-safe. */
final class BatchAudit {
    /**
     * The result.
     *
     * @param count the number of certificates
     * @param unreadable the number of certificates that cannot be judged, in addition to those that the first reading
     *     reported
     * @param missing the missing issuers
     * @param changed whether there is a CA that the first reading did not see
     */
    record Result(int count, int unreadable, List<Found> found, List<Missing> missing, boolean changed) {}

    /** A finding about the certificate with this number in the batch, from 1. */
    record Found(int index, CertificateFinding finding) {}

    /** An issuer named by the certificate with this number. */
    record Missing(int index, String issuer) {}

    private final LeafAudit full;
    private final IssuerConstraintsCache cache;
    private final ThreadLocal<FastPass> fast;
    private final Set<String> cas;

    BatchAudit(AuditOptions options, IssuerConstraintsCache cache, IssuerSignatures signatures) {
        this.cache = cache;
        full = new LeafAudit(cache, options, signatures);
        fast = ThreadLocal.withInitial(() -> new FastPass(options));
        cas = cache.graph().cas().stream().map(ParsedCertificate::fingerprint).collect(Collectors.toSet());
    }

    /** Processes a batch whose {@link LeafBatch} has nothing to report. */
    Result ofClean(RetainedBatch retained) {
        Reader reader = new Reader(retained.place());
        retained.leaves().count(cache);
        retained.suspects().forEach(suspect -> reader.judge(suspect.index(), suspect.der(), true));
        return new Result(retained.count(), reader.unreadable, reader.found, reader.missing, false);
    }

    /** Checks a batch that was not retained. */
    Result of(Batch batch) {
        BatchScan scan = BatchScan.of(batch, fast.get());
        if (scan.leaves().areClean(cache) && scan.cas().stream().allMatch(ca -> cas.contains(ca.fingerprint()))) {
            return ofClean(scan.retained());
        }
        return oneByOne(batch);
    }

    /** Checks the certificates of a batch one by one, because some have findings. */
    Result oneByOne(Batch batch) {
        Reader reader = new Reader(batch.place());
        batch.decode(reader);
        return new Result(reader.count, reader.unreadable, reader.found, reader.missing, reader.changed);
    }

    private final class Reader implements PemDecoder.Sink {
        private final String place;
        private final List<Found> found = new ArrayList<>();
        private final List<Missing> missing = new ArrayList<>();
        private int count;
        private int unreadable;
        private boolean changed;

        Reader(String place) {
            this.place = place;
        }

        @Override
        public void certificate(byte[] octets, int from, int to) {
            count++;
            FastPass pass = fast.get();
            boolean isClean = FaultBoundary.of(() -> countIfClean(pass, octets, from, to), why -> false);
            if (!isClean) {
                judge(count, Arrays.copyOfRange(octets, from, to), pass.isLeaf());
            }
        }

        /** Counts a certificate if there is nothing to report; returns whether that is so. */
        private boolean countIfClean(FastPass pass, byte[] octets, int from, int to) {
            if (!pass.read(octets, from, to)) {
                return false;
            }
            LeafBatch leaf = new LeafBatch();
            leaf.add(pass.certificate());
            boolean isClean = leaf.areClean(cache);
            if (isClean) {
                leaf.count(cache);
            }
            return isClean;
        }

        @Override
        public void broken(int line, String why) {
            count++; // the first reading has reported it
        }

        @Override
        public void trustSettings(int line) {
            // the first reading has reported them
        }

        /**
         * Checks a certificate completely.
         *
         * @param isUnread whether the first reading took it for an end-entity certificate without parsing it completely
         */
        void judge(int index, byte[] der, boolean isUnread) {
            ParsedCertificate parsed;
            try {
                parsed = ParsedCertificate.of(der, place, index);
            } catch (IllegalArgumentException e) {
                if (isUnread) {
                    unreadable(index, String.valueOf(e.getMessage()));
                }
                return; // otherwise the first reading has reported it
            }
            if (parsed.isCa()) {
                changed |= !cas.contains(parsed.fingerprint());
                return;
            }
            FaultBoundary.of(() -> Optional.of(full.check(parsed)), why -> {
                        unreadable(index, why);
                        return Optional.<LeafAudit.Result>empty();
                    })
                    .ifPresent(result -> add(index, result));
        }

        private void add(int index, LeafAudit.Result result) {
            result.findings().forEach(finding -> found.add(new Found(index, finding)));
            result.missing().ifPresent(issuer -> missing.add(new Missing(index, issuer)));
        }

        private void unreadable(int index, String why) {
            unreadable++;
            found.add(new Found(index, AuditCode.UNREADABLE.of(new Place(place, index, ""), "", why)));
        }
    }
}
