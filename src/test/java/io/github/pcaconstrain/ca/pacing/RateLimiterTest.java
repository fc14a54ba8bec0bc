package io.github.pcaconstrain.ca.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace of calls, in a time that passes only by pauses. */
class RateLimiterTest {
    private final SettableClock time = new SettableClock(Instant.EPOCH);

    @Test
    void callsAreSpreadEvenly() {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);

        assertThat(starts(rateLimiter, 4)).containsExactly(0L, 100L, 200L, 300L);
        time.advance(Duration.ofSeconds(5));
        assertThat(starts(rateLimiter, 2))
                .as("after a pause nothing is saved up")
                .containsExactly(5300L, 5400L);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);
        time.advance(Duration.ofHours(2));
        rateLimiter.await();
        time.set(Instant.EPOCH);

        assertThat(starts(rateLimiter, 2)).containsExactly(100L, 200L);
    }

    @Test
    void whatIsSavedUpMayGoAtOnce() {
        RateLimiter rateLimiter = new RateLimiter(5, 5, time, time::advance);

        assertThat(starts(rateLimiter, 7)).containsExactly(0L, 0L, 0L, 0L, 0L, 200L, 400L);
        time.advance(Duration.ofSeconds(5));
        assertThat(starts(rateLimiter, 6)).containsExactly(5400L, 5400L, 5400L, 5400L, 5400L, 5600L);
    }

    @Test
    void withoutARateNothingWaits() {
        assertThat(starts(new RateLimiter(0, 0, time, time::advance), 1000)).containsOnly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "TooManyRequestsException"})
    void aThrottledCallIsMadeAgainAtHalfThePaceWhichComesBack(String code) {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);
        Supplier<String> throttledOnce = throttled(code, 1);

        assertThat(rateLimiter.call(throttledOnce)).isEqualTo("answer");
        assertThat(millis(rateLimiter::await)).isBetween(199L, 200L);
        IntStream.range(0, 1000).forEach(i -> rateLimiter.call(() -> ""));
        assertThat(millis(rateLimiter::await)).isEqualTo(100);
    }

    @Test
    void callsThatWereUnderWayTogetherSlowDownOnce() {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);

        // Each is let out, and throttled only after all others were.
        rateLimiter.call(nested(rateLimiter, 5));

        assertThat(millis(rateLimiter::await)).isBetween(195L, 200L);
    }

    private Supplier<String> nested(RateLimiter rateLimiter, int depth) {
        Supplier<String> once = throttled("ThrottlingException", 1);
        boolean[] isNested = {depth == 0};
        return () -> {
            if (!isNested[0]) {
                isNested[0] = true;
                try {
                    rateLimiter.call(nested(rateLimiter, depth - 1));
                } catch (AwsUnreachableException e) {
                    throw new AssertionError(e);
                }
            }
            return once.get();
        };
    }

    @Test
    void whatIsThrottledTimeAndAgainIsGivenUpAsUnreachable() {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);

        assertThatThrownBy(() -> rateLimiter.call(throttled("ThrottlingException", 5)))
                .isInstanceOf(AwsUnreachableException.class)
                .hasMessage("AWS refused Get: ThrottlingException: Rate exceeded");
        assertThat(rateLimiter.call(throttled("ThrottlingException", 4))).isEqualTo("answer");
    }

    @Test
    void thePaceHasALowerEnd() {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> rateLimiter.call(throttled("ThrottlingException", 5)))
                    .isInstanceOf(AwsUnreachableException.class);
        }
        assertThat(millis(rateLimiter::await)).isEqualTo(6400);
    }

    @Test
    void otherRefusalsAreAnswers() {
        RateLimiter rateLimiter = new RateLimiter(10, 1, time, time::advance);

        assertThatThrownBy(() -> rateLimiter.call(throttled("AccessDeniedException", 1)))
                .isInstanceOf(AwsRefusedException.class);
        assertThat(millis(rateLimiter::await)).isEqualTo(100);
    }

    @Test
    void anInterruptEndsThePause() {
        RateLimiter rateLimiter = new RateLimiter(1, 1, time, pause -> {
            throw new InterruptedException();
        });
        rateLimiter.await();

        assertThatThrownBy(rateLimiter::await).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private List<Long> starts(RateLimiter rateLimiter, int count) {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rateLimiter.await();
            starts.add(time.millis());
        }
        return starts;
    }

    private static Supplier<String> throttled(String code, int times) {
        int[] left = {times};
        return () -> {
            if (left[0]-- > 0) {
                throw new AwsRefusedException("Get", "", code, "Rate exceeded", "wait");
            }
            return "answer";
        };
    }

    private long millis(Runnable work) {
        Instant start = time.instant();
        work.run();
        return Duration.between(start, time.instant()).toMillis();
    }
}
