package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Subject;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A problem that a rule found.
 *
 * @param place the place; empty if it is about the constraints or the certificate as a whole
 * @param message what is wrong there, in lower case without a period
 */
record Problem(String place, String message) {
    Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
    }

    /** A problem of a subtree. */
    static Problem of(PlacedSubtree entry, String message) {
        return new Problem(entry.place(), message);
    }

    /** The problem of each subtree that meets the condition. */
    static Stream<Problem> ofEach(Subject subject, Predicate<PlacedSubtree> condition, String message) {
        return PlacedSubtree.all(subject).filter(condition).map(entry -> of(entry, message));
    }

    /** The problem of the whole if the condition is met. */
    static Stream<Problem> ofWhole(boolean condition, String message) {
        return condition ? Stream.of(new Problem("", message)) : Stream.empty();
    }

    /** The problem of the whole if there is a message. */
    static Stream<Problem> ofWhole(Optional<String> message) {
        return message.map(text -> new Problem("", text)).stream();
    }
}
