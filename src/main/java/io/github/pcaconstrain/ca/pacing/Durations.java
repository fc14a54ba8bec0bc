package io.github.pcaconstrain.ca.pacing;

import java.time.Duration;

/** Times for people. */
public final class Durations {
    private Durations() {}

    /** {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    public static String text(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
