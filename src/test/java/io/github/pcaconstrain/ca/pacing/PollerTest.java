package io.github.pcaconstrain.ca.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.failure.TimedOutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollerTest {
    private final SettableClock clock = new SettableClock();
    private final Instant start = clock.instant();
    private final Poller poller = new Poller(Duration.ofMinutes(5), clock, clock::advance, Progress.NONE);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 60, 249, 250, 1_000, 4_000, 11_000, 60_000, 299_000})
    void nobodyWaitsForMoreThanAQuarterLongerThanItTakes(long millis) {
        Instant ready = start.plusMillis(millis);

        Instant noticed = poller.until("it", () -> Optional.of(clock.instant()).filter(now -> !now.isBefore(ready)));

        Duration late = Duration.between(ready, noticed);
        assertThat(late).isBetween(Duration.ZERO, Duration.ofMillis(Math.max(80, Math.min(3_000, millis / 4))));
    }

    @Test
    void whatWasJustAskedForIsNotLookedForAtOnce() {
        List<Instant> asked = new ArrayList<>();

        poller.untilMade("it", () -> {
            asked.add(clock.instant());
            return Optional.of(asked.size()).filter(times -> times == 2);
        });

        assertThat(asked).containsExactly(start.plusMillis(250), start.plusMillis(330));
    }

    @Test
    void aClockThatIsSetBackMakesNoWaitLonger() {
        List<Instant> asked = new ArrayList<>();

        assertThatThrownBy(() -> poller.until("it", () -> {
                    asked.add(clock.instant());
                    if (asked.size() == 20) {
                        clock.set(start.minus(Duration.ofDays(1)));
                    }
                    return Optional.empty();
                }))
                .isInstanceOf(TimedOutException.class);

        assertThat(asked).hasSizeLessThan(130);
    }

    @Test
    void whatTakesLongIsAskedForEveryThreeSeconds() {
        List<Instant> asked = new ArrayList<>();

        assertThatThrownBy(() -> poller.until("it", () -> {
                    asked.add(clock.instant());
                    return Optional.empty();
                }))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("it");

        int last = asked.size() - 1;
        assertThat(Duration.between(asked.get(last - 1), asked.get(last))).isEqualTo(Duration.ofSeconds(3));
        assertThat(asked.get(last)).isAfterOrEqualTo(start.plus(poller.timeout()));
        assertThat(asked).hasSizeLessThan(130);
    }
}
