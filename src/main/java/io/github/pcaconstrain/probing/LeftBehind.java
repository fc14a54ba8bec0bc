package io.github.pcaconstrain.probing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What tests have left behind.
 *
 * @param certain certificates that could not be removed
 * @param possible certificates that may be there
 */
public record LeftBehind(List<Leftover> certain, List<PossibleLeftover> possible) {
    /** Nothing. */
    public static final LeftBehind NOTHING = new LeftBehind(List.of(), List.of());

    public LeftBehind {
        certain = List.copyOf(certain);
        possible = List.copyOf(possible);
    }

    /** Whether it is nothing. */
    public boolean isEmpty() {
        return certain.isEmpty() && possible.isEmpty();
    }

    /** This and more. */
    public LeftBehind and(LeftBehind more) {
        return new LeftBehind(
                Stream.concat(certain.stream(), more.certain.stream()).toList(),
                Stream.concat(possible.stream(), more.possible.stream()).toList());
    }
}
