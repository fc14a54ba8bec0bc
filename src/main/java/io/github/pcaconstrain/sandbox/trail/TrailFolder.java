package io.github.pcaconstrain.sandbox.trail;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of records, in folders and under names as CloudTrail gives them in a bucket (CloudTrail User Guide, "Finding your
 * CloudTrail log files" and "CloudTrail log file examples"): {@code
 * AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHmmZ_UNIQUE.json.gz}.
 *
 * <p>Records are written once a second, when there are many of them, and at the end. A file appears under its name when it
 * is complete.
 */
final class TrailFolder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(TrailFolder.class.getName());
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MANY = 500;

    /** If nothing can be written, more are dropped: the sandbox goes on, and memory is bounded. */
    private static final int MOST = 10_000;

    private static final int UNIQUE = 16;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-cloudtrail");
        thread.setDaemon(true);
        return thread;
    });
    private long missing;

    /** Records of one account and region. */
    private static final class Pending {
        private final String account;
        private final String region;
        private final List<byte[]> records = new ArrayList<>();
        private Instant last = Instant.EPOCH;

        Pending(String account, String region) {
            this.account = account;
            this.region = region;
        }
    }

    private TrailFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder, and creates it if necessary.
     *
     * @throws IOException if it cannot be created
     */
    static TrailFolder open(Path folder) throws IOException {
        return open(folder, TICK);
    }

    /** The same, with another time after which records are written. */
    static TrailFolder open(Path folder, Duration tick) throws IOException {
        Files.createDirectories(folder);
        TrailFolder trail = new TrailFolder(folder);
        var unused = trail.clock.scheduleWithFixedDelay(
                trail::write, tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
        return trail;
    }

    /**
     * Adds a record.
     *
     * @param account the account that gets it
     * @param now the sandbox's time
     */
    synchronized void add(String account, String region, Instant now, ObjectNode record) {
        Pending of = pending.computeIfAbsent(account + " " + region, none -> new Pending(account, region));
        if (of.records.size() >= MOST) {
            missing++;
            return;
        }
        of.records.add(Json.writeAscii(record));
        of.last = now;
        if (of.records.size() % MANY == 0) {
            write(of);
        }
    }

    private synchronized void write() {
        pending.values().forEach(this::write);
    }

    private void write(Pending of) {
        if (of.records.isEmpty()) {
            return;
        }
        try {
            Path day = folder.resolve("AWSLogs")
                    .resolve(of.account)
                    .resolve("CloudTrail")
                    .resolve(of.region)
                    .resolve(DAY.format(of.last));
            Files.createDirectories(day);
            String name = of.account + "_CloudTrail_" + of.region + "_" + MINUTE.format(of.last) + "_" + unique()
                    + ".json.gz";
            writeWhole(day.resolve(name), day.resolve("." + name + ".part"), packed(of.records));
            of.records.clear();
            if (missing > 0) {
                LOG.log(Level.WARNING, "{0} records for CloudTrail are missing", missing);
                missing = 0;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "records for CloudTrail cannot be written: {0}", e.toString());
        }
    }

    /** What is left of a file that cannot be written would take the room that a full disk lacks, once a second. */
    private static void writeWhole(Path file, Path part, byte[] content) throws IOException {
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String unique() {
        StringBuilder unique = new StringBuilder();
        random.ints(UNIQUE, 0, LETTERS.length()).forEach(index -> unique.append(LETTERS.charAt(index)));
        return unique.toString();
    }

    private static byte[] packed(List<byte[]> records) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"Records\":[".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < records.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(records.get(i));
            }
            out.write("]}".getBytes(StandardCharsets.US_ASCII));
        }
        return packed.toByteArray();
    }

    /** Writes what is left. */
    @Override
    public void close() {
        clock.shutdownNow();
        write();
    }
}
