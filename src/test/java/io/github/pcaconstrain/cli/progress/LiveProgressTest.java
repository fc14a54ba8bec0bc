package io.github.pcaconstrain.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.shell.StatusLine;
import io.github.pcaconstrain.cli.shell.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code <} stands for what erases a line. */
class LiveProgressTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusLine line = new StatusLine(terminal);

    private static Terminal terminal(int columns) {
        return new Terminal(true, true, true, true, columns, false, false, true);
    }

    private String written() {
        return terminal.toString(StandardCharsets.UTF_8).replace("\r\033[K", "<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        80 | waiting for the certificate | 3     | waiting for the certificate, 3 s
        28 | waiting for the certificate | 3     | waiting for the cer..., 3 s
        0  | waiting for the certificate | 75    | waiting for the certificate, 1 min 15 s
        11 | waiting for the certificate | 11400 | ..., 3 h 1
        4  | waiting                     | 3     | ...
        20 | 証明書を待っています              | 3     | 証明書を待..., 3 s
        20 | 証明書を待つ                    | 3     | 証明書を待つ, 3 s
        """)
    void fitsOntoTheLine(int columns, String state, int seconds, String expected) {
        Terminal narrow = terminal(columns);
        new LiveProgress(line, narrow).show(state, Duration.ofSeconds(seconds));

        assertThat(written()).isEqualTo("<" + expected);
    }

    @Test
    void arnsAreShort() {
        String arn =
                "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/8af40e14-5eaf-4abe-a5e0-bf71a6d98d1a";
        new LiveProgress(line, terminal(80))
                .show("waiting for the CSR of " + arn + " and 1 more", Duration.ofSeconds(1));

        assertThat(written()).isEqualTo("<waiting for the CSR of .../8af40e14 and 1 more, 1 s");
    }

    @Test
    void whatSteersATerminalIsEscaped() {
        new LiveProgress(line, terminal(80)).show("a\033[2Jb", Duration.ofSeconds(1));

        assertThat(written()).isEqualTo("<a\\u{1b}[2Jb, 1 s");
    }
}
