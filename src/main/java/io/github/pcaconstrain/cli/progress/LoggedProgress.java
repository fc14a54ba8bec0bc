package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.pacing.Durations;
import io.github.pcaconstrain.cli.shell.Console;
import java.time.Duration;

/**
 * Progress where lines cannot be erased, such as in the log of a CI server: a note every ten seconds.
 * @param console receives the notes
 */
record LoggedProgress(Console console) implements ProgressDisplay.Screen {
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Override
    public Duration patience() {
        return EVERY;
    }

    @Override
    public Duration pause() {
        return EVERY;
    }

    @Override
    public void show(String state, Duration elapsed) {
        console.note(state + ", " + Durations.text(elapsed) + " so far");
    }

    @Override
    public void clear() {
        // Nothing can be erased.
    }
}
