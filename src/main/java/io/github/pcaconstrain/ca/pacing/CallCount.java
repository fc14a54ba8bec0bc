package io.github.pcaconstrain.ca.pacing;

import java.time.Duration;

/** How many calls were made of those that are to be made. Several threads may count and ask at the same time. */
final class CallCount {
    private long expected;
    private long asked;
    private long made;

    synchronized void expect(long calls) {
        expected = calls;
    }

    synchronized void asked() {
        asked++;
    }

    synchronized void made() {
        made++;
    }

    /** For a reader: {@code asking ACM: 12 of 250 calls, about 24 s left}. */
    synchronized String text(String what, RateLimiter pacer) {
        long all = Math.max(expected, asked);
        Duration left = pacer.timeFor(all - made);
        return what + ": " + made + " of " + all + " calls"
                + (left.toSeconds() == 0 ? "" : ", about " + Durations.text(left) + " left");
    }
}
