package io.github.pcaconstrain.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static final String REASON = "outside of every name that is permitted here";

    private static TextTable table() {
        return new TextTable(2)
                .row(new Styled("permitted", Style.PASSED), Styled.plain("dns:a"), Styled.plain(""))
                .row(new Styled("refused", Style.FAILED), Styled.plain("dns:example"), Styled.plain(REASON));
    }

    private static Display terminal(int width) {
        return new Display(false, OptionalInt.of(width));
    }

    @Test
    void columnsAreAsWideAsWhatIsInThem() {
        assertThat(table().print(Display.PLAIN))
                .isEqualTo("permitted  dns:a\nrefused    dns:example  " + REASON + "\n");
    }

    @Test
    void theLastColumnIsWrappedUnderItself() {
        assertThat(table().print(terminal(60))).isEqualTo("""
            permitted  dns:a
            refused    dns:example  outside of every name that is
                                    permitted here
            """);
    }

    @Test
    void whereThereIsNoRoomForItItGoesBelow() {
        assertThat(table().print(terminal(40))).isEqualTo("""
            permitted  dns:a
            refused    dns:example
                outside of every name that is
                permitted here
            """);
    }

    @Test
    void coloursHaveNoWidth() {
        assertThat(table().print(new Display(true, OptionalInt.empty())))
                .isEqualTo("\033[32mpermitted\033[0m  dns:a\n" + "\033[1m\033[31mrefused\033[0m    dns:example  "
                        + REASON + "\n");
    }

    @Test
    void aLetterBeyondTheBasicPlaneIsOneColumn() {
        assertThat(new TextTable(1)
                        .row(Styled.plain("\ud835\udc00"), Styled.plain("x"))
                        .row(Styled.plain("ab"), Styled.plain("y"))
                        .print(Display.PLAIN))
                .isEqualTo("\ud835\udc00  x\nab y\n");
    }

    @Test
    void columnsOfALongTableNeverBecomeNarrower() {
        TextTable table = new TextTable(1).row(Styled.plain("wide"), Styled.plain("x"));

        assertThat(table.print(Display.PLAIN)).isEqualTo("wide x\n");
        assertThat(table.size()).isZero();
        assertThat(table.row(Styled.plain("a"), Styled.plain("y")).print(Display.PLAIN))
                .isEqualTo("a    y\n");
    }
}
