package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule about each subtree by itself. */
interface SubtreeRule extends TableRule {
    /** What is wrong with the subtree; empty if nothing is. */
    Optional<String> problem(PlacedSubtree entry);

    @Override
    default Stream<Problem> problems(Subject subject) {
        return PlacedSubtree.all(subject)
                .flatMap(entry -> problem(entry).map(message -> Problem.of(entry, message)).stream());
    }

    /** The message if the condition is met. */
    static Optional<String> when(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }
}
