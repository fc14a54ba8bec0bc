package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.ca.pacing.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reports what is being waited for once it takes more than a second, at growing intervals. */
public final class ProgressLines implements Progress {
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Console console;
    private final Map<String, Duration> next = new HashMap<>();

    public ProgressLines(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void waiting(String what, Duration soFar) {
        if (soFar.compareTo(next.getOrDefault(what, FIRST)) >= 0) {
            console.note("waiting for " + what + ", " + soFar.toSeconds() + " s so far");
            next.put(what, soFar.multipliedBy(2));
        }
    }
}
