package io.github.pcaconstrain.cli.prompt;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Something in a list to choose from.
 *
 * @param value the answer that it stands for; its text finds it, too
 * @param cells what tells it from others, one cell for each column
 * @param detail more about it, as far as it is known by now
 * @param obstacle why it cannot be chosen; empty if it can
 */
public record ChoiceRow(String value, List<String> cells, Supplier<String> detail, String obstacle) {
    public ChoiceRow {
        Objects.requireNonNull(value, "value");
        cells = List.copyOf(cells);
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(obstacle, "obstacle");
    }

    /** What it is called once it is chosen. */
    String label() {
        return cells.get(0) + ", " + value;
    }

    boolean isPossible() {
        return obstacle.isEmpty();
    }

    /** Whether a typed text is part of it, in any letter case. */
    boolean matches(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return cells.stream().anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted))
                || value.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
