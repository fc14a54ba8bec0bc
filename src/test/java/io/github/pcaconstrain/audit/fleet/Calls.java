package io.github.pcaconstrain.audit.fleet;

import java.time.Duration;

/**
 * The model of <em>docs/explanation/scale.md</em>: how long calls of one operation take at the least.
 *
 * @param count how many
 * @param perSecond AWS's rate for them
 */
record Calls(long count, int perSecond) {
    /** By AWS's rate alone. */
    Duration atRate() {
        return Duration.ofSeconds(count).dividedBy(perSecond);
    }

    /**
     * With so many workers, each of which waits for its answer before it makes another call. The rate decides as long as the
     * first worker is free again when the last one has made its call, and the answers decide from then on.
     */
    Duration with(int workers, Duration answer) {
        Duration interval = Duration.ofSeconds(1).dividedBy(perSecond);
        long before = count - 1;
        boolean rateDecides = answer.compareTo(interval.multipliedBy(workers)) <= 0;
        Duration lastStart = rateDecides
                ? interval.multipliedBy(before)
                : answer.multipliedBy(before / workers).plus(interval.multipliedBy(before % workers));
        return lastStart.plus(answer);
    }
}
