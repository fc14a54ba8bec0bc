package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Files in any file system that Spark reads. */
final class DataFiles {
    /** What is read of a file to find out what it holds: more than the chains in a line of JSON. */
    private static final int HEAD = 1 << 20;

    /** A file with CA certificates is read as a whole. */
    private static final int MAX_OCTETS = 64 << 20;

    /**
     * The start of a file.
     *
     * @param name its name, without the extension of a compression
     * @param octets its first octets, without compression
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Head(String name, byte[] octets) {}

    /** A file as a whole. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(String place, byte[] octets) {}

    private final Configuration configuration;

    DataFiles(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * The start of the first file that is not empty.
     *
     * @throws UnreadableInputException if there is none, or one of the paths does not exist
     */
    Head head(String option, List<String> paths) {
        for (String path : paths) {
            for (FileStatus file : files(option, path)) {
                if (file.getLen() > 0) {
                    return head(option, file.getPath());
                }
            }
        }
        throw new UnreadableInputException(
                option + " " + String.join(" " + option + " ", paths), "there is no certificate", "give other paths");
    }

    /** The files of these paths, as a whole. */
    List<Whole> read(String option, List<String> paths) {
        List<Whole> read = new ArrayList<>();
        for (String path : paths) {
            for (FileStatus file : files(option, path)) {
                read.add(read(option, file.getPath()));
            }
        }
        return read;
    }

    /**
     * Refuses paths of certificates that are the same or inside one another, because their certificates would be read
     * twice; results among them, because the next job would take the results for certificates; and files that Spark
     * leaves out without a word.
     *
     * @throws InvalidOptionException if there are any
     */
    void check(List<String> in, String out) {
        for (int i = 0; i < in.size(); i++) {
            Path each = qualified("--in", in.get(i));
            if (isHidden(each) && files("--in", in.get(i)).stream().anyMatch(file -> isHidden(file.getPath()))) {
                throw new InvalidOptionException(
                        "--in " + in.get(i) + ": Spark reads no file whose name begins with _ or .", "rename it");
            }
            for (int j = 0; j < in.size(); j++) {
                if (i != j && isWithin(each, qualified("--in", in.get(j)))) {
                    throw new InvalidOptionException(
                            "--in " + in.get(i) + " is among what --in " + in.get(j) + " reads",
                            "give only one of them");
                }
            }
            Path results = qualified("--out", out);
            if (isWithin(results, each) || isWithin(each, results)) {
                throw new InvalidOptionException(
                        "--out " + out + " and --in " + in.get(i) + " contain one another",
                        "give a folder beside that of the certificates");
            }
        }
    }

    private Path qualified(String option, String text) {
        try {
            Path path = new Path(text);
            return path.getFileSystem(configuration).makeQualified(path);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(option, text, e);
        }
    }

    private static boolean isWithin(Path inner, Path outer) {
        for (Path each = inner; each != null; each = each.getParent()) {
            if (each.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** The files below a path, in the order of their names, without those that Spark leaves out. */
    private List<FileStatus> files(String option, String text) {
        List<FileStatus> files = new ArrayList<>();
        try {
            Path path = new Path(text);
            FileSystem system = path.getFileSystem(configuration);
            FileStatus[] matching = system.globStatus(path);
            if (matching == null || matching.length == 0) {
                throw new UnreadableInputException(option + " " + text, "there is no such file", "give another path");
            }
            for (FileStatus each : matching) {
                RemoteIterator<LocatedFileStatus> below = system.listFiles(each.getPath(), true);
                while (below.hasNext()) {
                    LocatedFileStatus file = below.next();
                    if (each.isFile() || !isHidden(each.getPath(), file.getPath())) {
                        files.add(file);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(option, text, e);
        }
        files.sort((one, other) -> one.getPath().compareTo(other.getPath()));
        return files;
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path each = file; each != null && !each.equals(folder); each = each.getParent()) {
            if (isHidden(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(Path file) {
        return file.getName().startsWith("_") || file.getName().startsWith(".");
    }

    private Head head(String option, Path file) {
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
        try (InputStream raw = file.getFileSystem(configuration).open(file);
                InputStream in = codec == null ? raw : codec.createInputStream(raw)) {
            String name = file.getName();
            return new Head(
                    codec == null
                            ? name
                            : CompressionCodecFactory.removeSuffix(
                                    name, Objects.requireNonNull(codec.getDefaultExtension())),
                    in.readNBytes(HEAD));
        } catch (IOException e) {
            throw unreadable(option, file.toString(), e);
        }
    }

    private Whole read(String option, Path file) {
        try (InputStream in = file.getFileSystem(configuration).open(file)) {
            byte[] octets = in.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                throw new UnreadableInputException(
                        option + " " + file, "it has more than " + MAX_OCTETS + " octets", "give it with --in");
            }
            return new Whole(file.toString(), octets);
        } catch (IOException e) {
            throw unreadable(option, file.toString(), e);
        }
    }

    private static UnreadableInputException unreadable(String option, String path, Exception e) {
        String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
        return new UnreadableInputException(
                option + " " + path,
                "it cannot be read: " + why.lines().findFirst().orElse(""),
                "check the path, and the settings of its file system (spark.hadoop.fs...)");
    }
}
