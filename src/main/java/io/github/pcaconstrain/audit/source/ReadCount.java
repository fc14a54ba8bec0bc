package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.failure.Counted;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How much of some sources was read. One thread counts, and any other may ask. */
public final class ReadCount {
    private static final double MEGA = 1e6;
    /** Less would be shown as 0.0 MB. */
    private static final int LEAST = 50_000;

    private final AtomicLong all = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    private final AtomicLong certificates = new AtomicLong();
    private final AtomicLong names = new AtomicLong();

    /** Counts octets of files that are going to be read. */
    public void expect(long more) {
        all.addAndGet(more);
    }

    /** Counts octets that were read. */
    public void read(long more) {
        octets.addAndGet(more);
    }

    /** Counts certificates that were found. */
    public void found(long more) {
        certificates.addAndGet(more);
    }

    /** Counts names of lists that were found. */
    public void foundName() {
        names.incrementAndGet();
    }

    public long certificates() {
        return certificates.get();
    }

    /** For a reader: {@code reading 3.1 of 12.0 MB, 10432 certificates}; without an amount where nothing is a file. */
    public String text() {
        long of = all.get();
        String amount = of < LEAST
                ? ""
                : String.format(Locale.ROOT, " %.1f of %.1f MB,", Math.min(octets.get(), of) / MEGA, of / MEGA);
        return "reading" + amount + " " + found();
    }

    private String found() {
        long listed = names.get();
        if (listed == 0) {
            return Counted.of(certificates(), "certificate");
        }
        String certificatesToo = certificates() == 0 ? "" : Counted.of(certificates(), "certificate") + " and ";
        return certificatesToo + Counted.of(listed, "name");
    }
}
