package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.Screen;
import io.github.pcaconstrain.cli.shell.ColorMode;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A console whose standard error is a screen, and lists to choose from. */
final class PromptWorld {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final int columns;
    private final int rows;
    final Console console;

    PromptWorld(int columns, int rows, String input) {
        this.columns = columns;
        this.rows = rows;
        console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Clock.systemUTC(),
                new Terminal(true, false, true, true, columns, false, false, false),
                ColorMode.NEVER,
                Optional.empty());
    }

    /** One of a usual size, on which keys are pressed. */
    static PromptWorld ofKeys() {
        return new PromptWorld(80, 24, "");
    }

    ScriptedKeyboard keyboard() {
        return new ScriptedKeyboard(columns, rows);
    }

    Screen screen() {
        Screen screen = new Screen(columns, rows);
        // What a terminal makes of a line feed.
        screen.write(err.toString(StandardCharsets.UTF_8).replace("\n", "\r\n"));
        return screen;
    }

    String text() {
        return err.toString(StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Rows with the values {@code value-1}, {@code value-2} and so on, of which the last few cannot be chosen. */
    static ChoiceList list(int possible, int impossible) {
        List<ChoiceRow> rows = IntStream.rangeClosed(1, possible + impossible)
                .mapToObj(number -> new ChoiceRow(
                        "value-" + number,
                        List.of("CA " + number, number % 2 == 0 ? "even" : "odd"),
                        () -> "detail " + number,
                        number <= possible ? "" : "it is deleted"))
                .toList();
        return new ChoiceList("Which CA?", "CA", rows, new NoDetails(), typed -> typed.startsWith("arn:"));
    }

    private static final class NoDetails implements ChoiceList.Details {
        @Override
        public void want(List<ChoiceRow> rows) {
            // All is known.
        }

        @Override
        public void await() {
            // Nothing is read.
        }

        @Override
        public boolean isReading() {
            return false;
        }
    }
}
