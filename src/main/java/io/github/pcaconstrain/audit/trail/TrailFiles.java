package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.fleet.BrokenJson;
import io.github.pcaconstrain.audit.source.FileSource;
import io.github.pcaconstrain.audit.source.FolderWalk;
import io.github.pcaconstrain.audit.source.MeteredStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.StreamSupport;
import java.util.zip.ZipException;

/**
 * Files of CloudTrail, compressed or not, and folders of them as they are in a bucket: {@code
 * AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/*.json.gz} (CloudTrail User Guide, "Finding your CloudTrail log files").
 */
final class TrailFiles {
    private static final String DIGESTS = "CloudTrail-Digest";
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;

    private final TrailSink sink;

    TrailFiles(TrailSink sink) {
        this.sink = sink;
    }

    /** Reads a file, or the files of a folder. */
    void read(Path path) {
        if (Files.isDirectory(path)) {
            new FolderWalk(sink, this::readInFolder).read(path);
        } else {
            readFile(path);
        }
    }

    private void readInFolder(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (isDigest(file)) {
            sink.digest(file.toString());
        } else if (name.endsWith(".json") || name.endsWith(".gz")) {
            readFile(file);
        } else {
            sink.otherFile(file.toString());
        }
    }

    private static boolean isDigest(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(part -> part.toString().equals(DIGESTS));
    }

    private void readFile(Path file) {
        try (InputStream in = new MeteredStream(Files.newInputStream(file), sink)) {
            read(file.toString(), in, sink);
        } catch (IOException e) {
            sink.unreadable(file.toString(), FileSource.reason(e), FileSource.fix(e));
        }
    }

    /** Reads a stream, whose end may be missing. */
    static void read(String place, InputStream in, TrailSink sink) {
        try {
            TrailReader.read(place, unpacked(in), sink);
        } catch (EOFException | ZipException e) {
            sink.unreadable(place, "its compressed data is damaged or incomplete");
        } catch (BrokenJson e) {
            sink.unreadable(place, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            sink.unreadable(place, FileSource.reason(e));
        }
    }

    /** By its first octets, since a file may have been unpacked and not renamed. */
    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        boolean isPacked = buffered.read() == MAGIC_1 && buffered.read() == MAGIC_2;
        buffered.reset();
        return isPacked ? PackedFiles.of(buffered) : buffered;
    }
}
