package io.github.pcaconstrain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import org.junit.jupiter.api.Test;

/** Random chains, the same in every run; {@code scripts/differential} judges as many as there is time for. */
class DifferentialTest {
    private static final int CHAINS = 100;

    @Test
    void everyDifferenceIsListed() {
        NeededTools.need("openssl");
        try (Differential differential = new Differential(1, 1, 2)) {
            differential.run(CHAINS);

            assertThat(differential.unexplained()).isEmpty();
            assertThat(differential.judged()).isGreaterThanOrEqualTo(CHAINS);
            assertThat(differential.refused()).isBetween(CHAINS / 4L, CHAINS * 3L / 4);
            assertThat(differential.repeated()).isPositive();
            assertThat(differential.counts()).isNotEmpty();
        }
    }
}
