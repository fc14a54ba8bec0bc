package io.github.pcaconstrain.probing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What tests have left behind.
 *
 * @param certain certificates that could not be removed
 * @param possible certificates that may be there
 */
public record Leftovers(List<Leftover> certain, List<PossibleLeftover> possible) {
    /** Nothing. */
    public static final Leftovers NOTHING = new Leftovers(List.of(), List.of());

    public Leftovers {
        certain = List.copyOf(certain);
        possible = List.copyOf(possible);
    }

    /** Whether it is nothing. */
    public boolean isEmpty() {
        return certain.isEmpty() && possible.isEmpty();
    }

    /** This and more. */
    public Leftovers and(Leftovers more) {
        return new Leftovers(
                Stream.concat(certain.stream(), more.certain.stream()).toList(),
                Stream.concat(possible.stream(), more.possible.stream()).toList());
    }
}
