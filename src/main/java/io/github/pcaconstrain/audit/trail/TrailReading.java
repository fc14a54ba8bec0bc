package io.github.pcaconstrain.audit.trail;

import java.util.Optional;

/** Collects what is read of a trail. */
final class TrailReading implements TrailSink {
    private final TrailAudit.Problems problems;
    private final KeptRecords kept = new KeptRecords();
    private Optional<String> firstDigest = Optional.empty();
    private long digests;
    private long otherFiles;

    TrailReading(TrailAudit.Problems problems) {
        this.problems = problems;
    }

    @Override
    public void record(TrailRecord record) {
        kept.add(record);
    }

    @Override
    public void otherRecord() {
        kept.other();
    }

    @Override
    public void digest(String place) {
        firstDigest = firstDigest.or(() -> Optional.of(place));
        digests++;
    }

    @Override
    public void unreadable(String place, String why, String fix) {
        problems.unreadable(place, why, fix);
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
