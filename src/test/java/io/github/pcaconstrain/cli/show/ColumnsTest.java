package io.github.pcaconstrain.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void aWideCellMovesTheRestOfItsLine() {
        Columns columns = Columns.of(1, 4, 2);

        assertThat(columns.line("a", "b", "c")).isEqualTo("a    b  c");
        assertThat(columns.line("abcd", "bc", "c")).isEqualTo("abcd bc c");
        assertThat(columns.line("abcdef", "bcd", "c")).isEqualTo("abcdef bcd c");
        assertThat(columns.line("a", "b")).isEqualTo("a    b");
        assertThat(columns.line("a", "")).isEqualTo("a    ");
    }

    @Test
    void columnsFitWhatIsInThem() {
        List<List<String>> rows = List.of(List.of("one", "x", "end"), List.of("a", "longer", ""));
        Columns columns = Columns.fitting(2, rows);

        assertThat(rows.stream().map(row -> columns.line(row.toArray(String[]::new))))
                .containsExactly("one  x       end", "a    longer  ");
        assertThat(Columns.widest(Stream.of())).isZero();
    }
}
