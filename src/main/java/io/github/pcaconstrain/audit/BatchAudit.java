package io.github.pcaconstrain.audit;

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

/** Judges the end-entity certificates of batches, now that all CAs are known. Safe to share between threads. */
final class BatchAudit {
    /**
     * What was found.
     *
     * @param count how many certificates there are
     * @param unreadable how many of them cannot be judged, besides those of which the first reading has reported it
     * @param missing the issuers that are not there
     * @param changed whether there is a CA that the first reading did not see
     */
    record Result(int count, int unreadable, List<Found> found, List<Missing> missing, boolean changed) {}

    /** A finding about the certificate of this number in the batch, from 1. */
    record Found(int index, CertificateFinding finding) {}

    /** An issuer that the certificate of this number names. */
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

    /** Judges a batch whose {@link LeafBatch} are clean. */
    Result ofClean(RetainedBatch retained) {
        Reader reader = new Reader(retained.place());
        retained.leaves().count(cache);
        retained.suspects().forEach(suspect -> reader.judge(suspect.index(), suspect.der(), true));
        return new Result(retained.count(), reader.unreadable, reader.found, reader.missing, false);
    }

    /** Judges a batch of which nothing is known. */
    Result of(Batch batch) {
        BatchScan scan = BatchScan.of(batch, fast.get());
        if (scan.leaves().areClean(cache) && scan.cas().stream().allMatch(ca -> cas.contains(ca.fingerprint()))) {
            return ofClean(scan.retained());
        }
        return oneByOne(batch);
    }

    /** Judges a batch one certificate after the other: some of them do not pass. */
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

        /** Counts a certificate of which there is nothing to report, and says whether it is one. */
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
         * Judges a certificate in full.
         *
         * @param isUnread whether the first reading took it for an end-entity certificate without reading it in full
         */
        void judge(int index, byte[] der, boolean isUnread) {
            ParsedCertificate parsed;
            try {
                parsed = ParsedCertificate.of(der, place, index);
            } catch (IllegalArgumentException e) {
                if (isUnread) {
                    unreadable(index, String.valueOf(e.getMessage()));
                }
                return; // else the first reading has reported it
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
