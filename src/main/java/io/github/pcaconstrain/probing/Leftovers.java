package io.github.pcaconstrain.probing;

import java.util.List;
import java.util.stream.Stream;

/**
 * The certificates that tests left behind.
 *
 * @param certain certificates that could not be removed
 * @param possible certificates that may exist
 */
public record Leftovers(List<Leftover> certain, List<PossibleLeftover> possible) {
    /** No leftovers. */
    public static final Leftovers NOTHING = new Leftovers(List.of(), List.of());

    public Leftovers {
        certain = List.copyOf(certain);
        possible = List.copyOf(possible);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return certain.isEmpty() && possible.isEmpty();
    }

    /** Combines these with others. */
    public Leftovers and(Leftovers more) {
        return new Leftovers(
                Stream.concat(certain.stream(), more.certain.stream()).toList(),
                Stream.concat(possible.stream(), more.possible.stream()).toList());
    }
}
