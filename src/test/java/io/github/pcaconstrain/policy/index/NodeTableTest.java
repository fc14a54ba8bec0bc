package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table has as many chains as entries, so that none is long. */
class NodeTableTest {
    private static final class Entry extends NodeTable.Node<Entry> {
        Entry(long hash) {
            super(hash);
        }
    }

    private static NodeTable<Entry> table(int expected, int size) {
        NodeTable<Entry> table = new NodeTable<>(expected);
        for (int hash = 0; hash < size; hash++) {
            table.add(new Entry(hash));
        }
        return table;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 100})
    void everyEntryIsFoundAndHasAChainOfItsOwn(int expected) {
        for (int size = 0; size <= 70; size++) {
            NodeTable<Entry> table = table(expected, size);
            for (int hash = 0; hash < size; hash++) {
                Entry found = Objects.requireNonNull(table.chain(hash));
                assertThat(found.hash).isEqualTo(hash);
                assertThat(found.next()).isNull();
            }
        }
    }

    /** An entry is found under every hash that differs by the number of chains. */
    @ParameterizedTest
    @CsvSource({
        "0, 2, 8",
        "8, 2, 8",
        "9, 2, 16",
        "64, 2, 64",
        "65, 2, 128",
        "0, 8, 8",
        "0, 9, 32",
        "0, 33, 128",
        "9, 17, 64",
        "100, 1, 1"
    })
    void thereIsRoomForAsManyAsExpectedAndFourTimesAsManyAfterThat(int expected, int size, int chains) {
        NodeTable<Entry> table = table(expected, size);

        assertThat(table.chain(chains)).isNotNull().isSameAs(table.chain(0));
        if (chains > 1) {
            assertThat(table.chain(chains / 2)).isNotSameAs(table.chain(0));
        }
    }

    @Test
    void entriesOfOneHashAreInOneChain() {
        NodeTable<Entry> table = table(0, 0);
        Entry first = new Entry(5);
        Entry second = new Entry(5);
        table.add(first);
        table.add(second);

        assertThat(table.chain(5)).isSameAs(second);
        assertThat(second.next()).isSameAs(first);
        assertThat(first.next()).isNull();
        assertThat(table.chain(4)).isNull();
    }
}
