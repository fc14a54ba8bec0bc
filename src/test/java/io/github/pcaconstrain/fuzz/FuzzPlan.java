package io.github.pcaconstrain.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run is to do.
 *
 * @param targets what to fuzz
 * @param seconds for how long each
 * @param enough how many inputs of each are enough, with those of earlier runs; 0 if there is no such number
 */
record FuzzPlan(List<FuzzTarget> targets, int seconds, long enough) {
    /** The plan of {@code [--until INPUTS] TARGET|all SECONDS}. */
    static FuzzPlan of(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        long enough = 0;
        if (words.get(0).equals("--until")) {
            enough = Long.parseLong(words.get(1));
            words = words.subList(2, words.size());
        }
        List<FuzzTarget> targets =
                words.get(0).equals("all") ? FuzzTargets.all() : List.of(FuzzTargets.named(words.get(0)));
        return new FuzzPlan(targets, Integer.parseInt(words.get(1)), enough);
    }

    /** The same without the targets that have had enough. */
    FuzzPlan without(FuzzTally tally) {
        return new FuzzPlan(
                targets.stream()
                        .filter(target -> enough == 0 || tally.of(target).executions() < enough)
                        .toList(),
                seconds,
                enough);
    }

    /** How many more inputs of a target are wanted; -1 if as many as there is time for. */
    long wanted(FuzzTarget target, FuzzTally tally) {
        return enough == 0 ? -1 : enough - tally.of(target).executions();
    }
}
