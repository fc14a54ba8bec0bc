package io.github.pcaconstrain.fuzz;

import java.util.List;

/**
 * What a run is to do.
 *
 * @param targets what to fuzz
 * @param seconds for how long each
 * @param enough how many inputs of each are enough, with those of earlier runs; 0 if there is no such number
 * @param seed of what is random: the same one has the same inputs, as long as there is time for them; 0 for another one each time
 */
record FuzzPlan(List<FuzzTarget> targets, int seconds, long enough, int seed) {
    /** The same without the targets that have had enough. */
    FuzzPlan without(FuzzTally tally) {
        return new FuzzPlan(
                targets.stream()
                        .filter(target -> enough == 0 || tally.of(target).executions() < enough)
                        .toList(),
                seconds,
                enough,
                seed);
    }

    /** How many more inputs of a target are wanted; -1 if as many as there is time for. */
    long wanted(FuzzTarget target, FuzzTally tally) {
        return enough == 0 ? -1 : enough - tally.of(target).executions();
    }
}
