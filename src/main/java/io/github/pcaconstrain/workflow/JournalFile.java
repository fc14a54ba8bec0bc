package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.output.FolderLock;
import io.github.pcaconstrain.output.WriteProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A journal in a file, with one JSON object per line: {@code {"at": ..., "step": ..., and details}}. Only one run at a
 * time can open it.
 */
public final class JournalFile implements Journal, AutoCloseable {
    /** Its name in the folder of a run. */
    public static final String NAME = "journal.jsonl";

    /** With another folder, the run would begin again, and pay for a second certificate. */
    private static final String GO_ON = "make it writable, and run the same command again, which goes on from there";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final FileChannel channel;
    private final FolderLock lock;
    private final Clock clock;
    private final List<JournalEntry> entries;
    private final Object forcing = new Object();
    private volatile long written;
    private long forced;
    private boolean isLost;
    private boolean isTorn;

    private JournalFile(Path file, FileChannel channel, FolderLock lock, Clock clock, List<JournalEntry> entries) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.clock = clock;
        this.entries = entries;
    }

    /** Whether a folder has a journal. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** The entries of a journal that another run may have open, as far as they can be read; none if there is no journal. */
    public static List<JournalEntry> peek(Path folder) {
        return JournalText.entries(folder.resolve(NAME));
    }

    /**
     * Opens the journal of a folder, and creates an empty one if there is none.
     *
     * @throws InvalidOptionException if another run has it open
     * @throws UnreadableInputException if it is damaged
     * @throws OutputFileException if it cannot be written
     */
    public static JournalFile open(Path folder, Clock clock) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.tryAcquire(folder)
                    .orElseThrow(() -> new InvalidOptionException(
                            "another run is using " + folder, "wait until it finishes, or give another --out-dir"));
            try {
                return open(file, lock, clock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(file, e, "give another folder with --out-dir");
        }
    }

    private static JournalFile open(Path file, FolderLock lock, Clock clock) throws IOException {
        return open(
                file,
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                lock,
                clock);
    }

    /** Creates a journal on a channel to its file, which is closed together with it. */
    static JournalFile open(Path file, FileChannel channel, FolderLock lock, Clock clock) throws IOException {
        try {
            byte[] octets = Files.readAllBytes(file);
            // A line that was being written when the process ended is incomplete and ignored. It is detected in the
            // octets, because it may end inside a character.
            int end = octets.length;
            while (end > 0 && octets[end - 1] != '\n') {
                end--;
            }
            List<JournalEntry> entries = read(file, Arrays.copyOf(octets, end));
            channel.truncate(end);
            channel.position(end);
            return new JournalFile(file, channel, lock, clock, entries);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static List<JournalEntry> read(Path file, byte[] octets) {
        List<JournalEntry> entries = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                entries.add(entry(file + ":" + (entries.size() + 1), Arrays.copyOfRange(octets, start, i)));
                start = i + 1;
            }
        }
        return entries;
    }

    private static JournalEntry entry(String place, byte[] line) {
        return parse(line)
                .orElseThrow(() -> new UnreadableInputException(
                        place,
                        "this version cannot read this line as a journal entry",
                        "check in AWS what the run has done, then give another --out-dir"));
    }

    private static Optional<JournalEntry> parse(byte[] line) {
        try {
            Map<String, String> fields = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field : JSON.readTree(line).properties()) {
                if (!field.getValue().isString()) {
                    return Optional.empty();
                }
                fields.put(field.getKey(), field.getValue().asString());
            }
            return JournalEntry.of(fields);
        } catch (JacksonException e) {
            return Optional.empty(); // as unknown as a step that this version does not support
        }
    }

    @Override
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void write(Step step, Map<String, String> details) {
        JournalEntry entry = new JournalEntry(step, clock.instant(), details);
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(entry.fields()) + "\n");
        try {
            force(append(entry, line));
        } catch (IOException e) {
            throw unwritable(file, e, GO_ON);
        }
    }

    private synchronized long append(JournalEntry entry, ByteBuffer line) throws IOException {
        if (isTorn) {
            throw new IOException("an earlier entry was cut off");
        }
        long end = channel.position();
        isTorn = true; // until success is known: another thread must not append to an incomplete entry
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            isTorn = false;
        } catch (IOException e) {
            cutBack(end, e);
            throw e;
        }
        entries.add(entry);
        return ++written;
    }

    /** Takes back what was written of a line. If that fails too, the first failure is still the one to report. */
    private void cutBack(long end, IOException reason) {
        try {
            channel.truncate(end);
            isTorn = channel.size() != end;
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * One flush to the disk stores all entries written before it. After a failed flush, no entry is safe any more.
     */
    private void force(long upTo) throws IOException {
        synchronized (forcing) {
            if (isLost) {
                throw new IOException("what was written before may be lost");
            }
            if (forced < upTo) {
                long now = written;
                isLost = true; // until success is known
                channel.force(true);
                isLost = false;
                forced = now;
            }
        }
    }

    /** Deletes all entries, for a run that starts afresh. */
    public synchronized void clear() {
        try {
            channel.truncate(0);
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(file, e, GO_ON);
        }
        entries.clear();
    }

    /** The folder of the journal. */
    public Path folder() {
        return file.resolveSibling("");
    }

    private static OutputFileException unwritable(Path file, IOException e, String hint) {
        return WriteProblem.of(e, file, "the run's journal cannot be written", hint)
                .failure(file.toString());
    }

    /** Releases the journal for other runs. */
    @Override
    public void close() {
        try (lock) {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e, GO_ON);
        }
    }
}
