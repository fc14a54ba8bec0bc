package io.github.pcaconstrain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be run, and what is counted of it. */
class FuzzPlanTest {
    private static final FuzzTarget PEM = FuzzTargets.named("pem");
    private static final FuzzTarget CRL = FuzzTargets.named("crl");
    private static final String ENDED = """
            #2\tINITED cov: 17 ft: 17 corp: 1/1b exec/s: 0 rss: 300Mb
            #4096\tpulse  cov: 90 ft: 120 corp: 12/340b lim: 20 exec/s: 2048 rss: 400Mb
            Done 5000 runs in 2 second(s)
            stat::number_of_executed_units: 5000
            """;

    @Test
    void aTargetThatHasHadEnoughIsLeftOut(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tally.tsv");
        FuzzTally.add(JazzerResult.of(PEM, 2, 0, ENDED), file);
        FuzzTally.add(JazzerResult.of(PEM, 2, 0, ENDED), file);
        FuzzTally.add(JazzerResult.of(CRL, 1, 0, ENDED), file);
        FuzzTally tally = FuzzTally.read(file);
        FuzzPlan plan = new FuzzPlan(FuzzTargets.all(), 60, 10_000, 0).without(tally);

        assertThat(plan.targets())
                .doesNotContain(PEM)
                .contains(CRL)
                .hasSize(FuzzTargets.all().size() - 1);
        assertThat(plan.wanted(CRL, tally)).isEqualTo(5000);
        assertThat(new FuzzPlan(List.of(PEM), 60, 0, 0).without(tally).targets())
                .containsExactly(PEM);
    }

    @Test
    void aFailureIsCountedWithTheInputsBeforeIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tally.tsv");
        FuzzTally.add(JazzerResult.of(PEM, 2, 0, ENDED), file);
        FuzzTally.add(
                JazzerResult.of(PEM, 1, 77, "#64\tNEW    cov: 95 ft: 99 corp: 3/9b lim: 4\n== Java Exception: x"),
                file);

        assertThat(FuzzTally.read(file).of(PEM)).isEqualTo(new FuzzTally.Sum(5064, 3, 95, 1));
        assertThat(Files.readString(file)).isEqualTo("pem\t5064\t3\t95\t1\n");
    }
}
