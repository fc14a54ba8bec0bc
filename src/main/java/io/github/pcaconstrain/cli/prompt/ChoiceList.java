package io.github.pcaconstrain.cli.prompt;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A list to choose from. Rows have the numbers 1, 2 and so on; those that cannot be chosen come last and have none.
 *
 * @param question such as {@code Which CA is to be constrained?}
 * @param noun what a row is, such as {@code CA}
 * @param rows all of them
 * @param details reads what is not known of rows yet
 * @param accepted whether a typed text is an answer although it is in no row, such as an ARN
 */
public record ChoiceList(
        String question, String noun, List<ChoiceRow> rows, Details details, Predicate<String> accepted) {
    public ChoiceList {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(noun, "noun");
        rows = rows.stream()
                .sorted((a, b) -> Boolean.compare(b.isPossible(), a.isPossible()))
                .toList();
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(accepted, "accepted");
    }

    /** Reads more about rows. */
    public interface Details {
        /** Starts reading what is not known of rows that are about to be looked at. */
        void want(List<ChoiceRow> rows);

        /** Waits until it is known. */
        void await();

        /** Whether something is still being read. */
        boolean isReading();
    }

    /** How many can be chosen. */
    int possible() {
        return (int) rows.stream().filter(ChoiceRow::isPossible).count();
    }

    /** Indexes of the rows that a typed text is part of. */
    List<Integer> matching(String typed) {
        return IntStream.range(0, rows.size())
                .filter(index -> rows.get(index).matches(typed))
                .boxed()
                .toList();
    }

    /** The index of the row with a typed number; -1 if it is not the number of a row. */
    int numbered(String typed) {
        try {
            int number = Integer.parseInt(typed.strip());
            return number >= 1 && number <= possible() ? number - 1 : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What is said of rows that cannot be chosen; empty if all can. */
    String impossible() {
        int number = rows.size() - possible();
        return number == 0 ? "" : ", " + number + " cannot be chosen";
    }
}
