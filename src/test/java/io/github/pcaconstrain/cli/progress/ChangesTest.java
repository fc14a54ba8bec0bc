package io.github.pcaconstrain.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Changes changes = new Changes();

    @Test
    void whatWasNotChangedIsSaid() {
        assertThat(changes.text()).isEqualTo("Nothing was changed.");
    }

    @Test
    void everyChangeIsNamedOnce() {
        changes.add("a certificate was issued, arn:1");
        changes.add("a certificate was issued, arn:1");
        changes.add("a certificate was installed in arn:2");

        assertThat(changes.text())
                .isEqualTo("Changed: a certificate was issued, arn:1; a certificate was installed in arn:2.");
    }

    @Test
    void testCertificatesAreCounted() {
        Stream.of("a", "b", "c").forEach(changes::requested);
        Stream.of("a", "b").forEach(changes::removed);
        assertThat(changes.text()).isEqualTo("Changed: 3 test certificates requested and 2 of them removed.");

        Stream.of("c", "of before").forEach(changes::removed);
        assertThat(changes.text())
                .isEqualTo("Changed: 3 test certificates requested and removed;"
                        + " 1 test certificate of an earlier run removed.");
    }

    @Test
    void aLostAnswerIsNotTakenForNoChange() {
        changes.addPossible("a certificate may have been issued by arn:1");
        assertThat(changes.text()).isEqualTo("Not known: a certificate may have been issued by arn:1.");

        changes.add("a certificate was installed in arn:2");
        assertThat(changes.text())
                .isEqualTo("Changed: a certificate was installed in arn:2."
                        + " Not known: a certificate may have been issued by arn:1.");
    }
}
