package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A journal in a file, one JSON object a line: {@code {"at": ..., "step": ..., and details}}. One run at a time has it open.
 */
public final class JournalFile implements Journal, AutoCloseable {
    /** Its name in the folder of a run. */
    public static final String NAME = "journal.jsonl";

    private static final String AT = "at";
    private static final String STEP = "step";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final FileChannel channel;
    private final Clock clock;
    private final List<Entry> entries;
    private final Object forcing = new Object();
    private volatile long written;
    private long forced;
    private boolean isLost;

    private JournalFile(Path file, FileChannel channel, Clock clock, List<Entry> entries) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
        this.entries = entries;
    }

    /**
     * Opens the journal of a folder, and makes an empty one where there is none.
     *
     * @throws InvalidOptionException if another run has it open
     * @throws UnreadableInputException if it is damaged
     * @throws OutputFileException if it cannot be written
     */
    public static JournalFile open(Path folder, Clock clock) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(channel, folder);
                return new JournalFile(file, channel, clock, read(file, channel));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    private static void lock(FileChannel channel, Path folder) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new InvalidOptionException(
                    "another run is at work in " + folder, "wait until it is done, or give another --out-dir");
        }
    }

    private static List<Entry> read(Path file, FileChannel channel) throws IOException {
        String text = Files.readString(file);
        // A line that was being written when the process ended has no end, and counts for nothing.
        int end = text.lastIndexOf('\n') + 1;
        channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
        List<Entry> entries = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            entries.add(entry(file + ":" + (entries.size() + 1), line));
        }
        return entries;
    }

    private static Entry entry(String place, String line) {
        try {
            Map<String, String> fields =
                    new TreeMap<>(JSON.readValue(line, new TypeReference<Map<String, String>>() {}));
            String step = String.valueOf(fields.remove(STEP));
            Instant at = Instant.parse(String.valueOf(fields.remove(AT)));
            for (Step each : Step.values()) {
                if (each.label().equals(step)) {
                    return new Entry(each, at, fields);
                }
            }
        } catch (JacksonException | DateTimeException e) {
            // As unknown as a step that this version does not have.
        }
        throw new UnreadableInputException(
                place,
                "it is no entry of a journal that this version writes",
                "find out what the run has done at AWS, then give another --out-dir");
    }

    @Override
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void write(Step step, Map<String, String> details) {
        Entry entry = new Entry(step, clock.instant(), details);
        Map<String, String> fields = new TreeMap<>(details);
        fields.put(AT, entry.at().toString());
        fields.put(STEP, step.label());
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(fields) + "\n");
        try {
            force(append(entry, line));
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    private synchronized long append(Entry entry, ByteBuffer line) throws IOException {
        long end = channel.position();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            channel.truncate(end); // lest another thread's entry goes on where this one broke off
            throw e;
        }
        entries.add(entry);
        return ++written;
    }

    /** One trip to the disk serves all entries that were written before it; after one that failed, none is safe any more. */
    private void force(long upTo) throws IOException {
        synchronized (forcing) {
            if (isLost) {
                throw new IOException("what was written before may be lost");
            }
            if (forced < upTo) {
                long now = written;
                isLost = true; // until it is known better
                channel.force(true);
                isLost = false;
                forced = now;
            }
        }
    }

    /** Forgets all entries, for a run that begins anew. */
    public synchronized void clear() {
        try {
            channel.truncate(0);
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(file);
        }
        entries.clear();
    }

    private static OutputFileException unwritable(Path file) {
        return new OutputFileException(
                file.toString(), "the journal of the run cannot be kept", "give another folder with --out-dir");
    }

    /** Lets other runs have it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file);
        }
    }
}
