package io.github.pcaconstrain.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"y,true", "YES,true", "' y ',true", "n,false", "'',false", "yep,false", "no,false"})
    void onlyAYesIsOne(String answer, boolean expected) {
        assertThat(confirmation(answer + "\n", true).ask("Install it?")).isEqualTo(expected);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Install it? [y/N] ");
    }

    @Test
    void theEndOfInputIsNo() {
        assertThat(confirmation("", true).ask("Install it?")).isFalse();
    }

    @Test
    void whereNobodyCanBeAskedNothingIsDone() {
        assertThatThrownBy(() -> confirmation("y\n", false).ask("Install it?"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("no terminal");
    }

    private Confirmation confirmation(String input, boolean isTerminal) {
        PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                out,
                Map.of(),
                Clock.systemUTC(),
                new Terminal(true, true, isTerminal, isTerminal, 80, false, false, true));
        return new Confirmation(console);
    }
}
