package io.github.pcaconstrain.audit.batch;

import io.github.pcaconstrain.audit.source.ReadCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Passes on the files of a share, and leaves out the others unread. Files are numbered in the order of reading, and so is
 * what a source tells of itself, such as that a folder cannot be listed.
 */
public final class SharedFiles extends NumberedBatches {
    /**
     * What every machine sees, whatever its share, and what was in the share.
     *
     * @param files the number of files, with a digest of their names and sizes
     * @param otherFiles how many files of the share have nothing to read
     */
    public record Seen(String files, long otherFiles) {
        public Seen {
            Objects.requireNonNull(files, "files");
        }
    }

    private static final long UNKNOWN = -1;

    private final Share share;
    private final ReadDigest digest = new ReadDigest();
    private int number = -1;

    SharedFiles(Share share, Consumer<Batch> next, ReadCount count) {
        super(next, count);
        this.share = share;
    }

    /** Starts a source; what it tells before its first file is about itself. */
    void startSource() {
        number++;
    }

    @Override
    public boolean starts(Path file) {
        number++;
        digest.add(file.toString(), size(file));
        return isOurs();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return UNKNOWN; // reading it reports what is wrong
        }
    }

    private boolean isOurs() {
        return share.holds(number);
    }

    @Override
    int number() {
        return number;
    }

    @Override
    void pass(Batch batch) {
        if (isOurs()) {
            super.pass(batch);
        }
    }

    @Override
    public void otherFile(String place) {
        if (isOurs()) {
            super.otherFile(place);
        }
    }

    Seen seen() {
        return new Seen(digest.text(), otherFiles());
    }
}
