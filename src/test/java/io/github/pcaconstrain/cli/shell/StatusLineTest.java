package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@code <} stands for what erases a line. */
class StatusLineTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusLine line = new StatusLine(terminal);
    private final PrintStream err = new PrintStream(line.guarded(terminal), true, StandardCharsets.UTF_8);

    private String written() {
        String text = terminal.toString(StandardCharsets.UTF_8).replace("\r\033[K", "<");
        terminal.reset();
        return text;
    }

    @Test
    void makesWayForOtherLinesAndComesBack() {
        line.show("one");
        err.println("a warning");
        line.show("two");
        line.erase();

        assertThat(written()).isEqualTo("<one<a warning\n<two<");
    }

    /** As in a pipe to head: what head prints must not follow the text on its line. */
    @Test
    void isErasedBeforeAnotherProgramGetsTheResult() {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(line.before(pipe), true, StandardCharsets.UTF_8);
        line.show("one");
        out.print("the result");
        assertThat(pipe.toString(StandardCharsets.UTF_8)).isEqualTo("the result");
        assertThat(written()).isEqualTo("<one<");

        line.show("two");
        assertThat(written()).as("the terminal's line is still free").isEqualTo("<two");
    }

    @Test
    void isNotWrittenAgainWhereNothingHasChanged() {
        line.show("one");
        line.show("one");

        assertThat(written()).isEqualTo("<one");
    }

    @Test
    void staysOutOfALineThatIsNotAtItsEnd() {
        err.print("Install it? [y/N] ");
        line.show("one");
        assertThat(written()).isEqualTo("Install it? [y/N] ");

        err.println();
        line.show("one");
        assertThat(written()).isEqualTo("\n<one");
    }

    @Test
    void isNotShownDuringAQuestion() {
        line.show("one");
        String answer = line.pausing(() -> {
            line.show("two");
            err.print("Install it? [y/N] ");
            return "y";
        });
        line.show("three");

        assertThat(answer).isEqualTo("y");
        assertThat(written()).isEqualTo("<one<Install it? [y/N] <three");
    }

    @Test
    void nothingIsShownAfterTheEnd() {
        line.show("one");
        line.end();
        line.show("two");
        err.println("the result");

        assertThat(written()).isEqualTo("<one<the result\n");
    }

    @Test
    void beginsALineBehindWhatWasTyped() {
        line.beginLine();
        assertThat(written()).isEqualTo("<");
        err.print("Install it? [y/N] ");
        line.beginLine();
        assertThat(written()).isEqualTo("Install it? [y/N] \n");
    }
}
