package io.github.pcaconstrain.report;

import java.io.IOException;
import java.time.Instant;

/**
 * Writes the last day of a certificate, and how far away it is.
 *
 * @param at the time at which certificates were judged
 * @param html the page
 */
public record ValidUntil(Instant at, Html html) {
    /** Writes the end of a validity period. */
    public void write(Instant notAfter) throws IOException {
        boolean isOver = notAfter.isBefore(at);
        html.open("time", "datetime", notAfter.toString(), "class", isOver ? "over" : "ahead");
        html.text((isOver ? "expired " : "valid until ") + Figures.day(notAfter));
        html.text(" (" + Figures.distance(notAfter, at) + ")").close("time");
    }
}
