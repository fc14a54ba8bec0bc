package io.github.pcaconstrain.audit.trail;

import java.util.Optional;

/** Collects what is read of a trail. */
final class TrailReading implements TrailSink {
    private final TrailAudit.Listener listener;
    private final KeptRecords kept = new KeptRecords();
    private Optional<String> firstDigest = Optional.empty();
    private long digests;
    private long otherFiles;

    TrailReading(TrailAudit.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void record(TrailRecord record) {
        listener.record();
        kept.add(record);
    }

    @Override
    public void otherRecord() {
        listener.record();
        kept.other();
    }

    @Override
    public void digest(String place) {
        firstDigest = firstDigest.or(() -> Optional.of(place));
        digests++;
    }

    @Override
    public void unreadable(String place, String why, String fix) {
        listener.unreadable(place, why, fix);
    }

    @Override
    public void otherFile(String place) {
        otherFiles++;
    }

    KeptRecords kept() {
        return kept;
    }

    Optional<String> firstDigest() {
        return firstDigest;
    }

    long digests() {
        return digests;
    }

    long otherFiles() {
        return otherFiles;
    }
}
