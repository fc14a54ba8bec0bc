package io.github.pcaconstrain.ca.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.SettableClock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallCountTest {
    private final SettableClock clock = new SettableClock();
    private final CallCount count = new CallCount();

    private void call(int times) {
        IntStream.range(0, times).forEach(i -> {
            count.asked();
            count.made();
        });
    }

    @Test
    void tellsCallsOfCallsAndTheTimeThatTheyTakeAtTheRate() {
        count.expect(250);
        call(10);

        assertThat(count.text("asking ACM", new RateLimiter(10, 1, clock, clock::advance)))
                .isEqualTo("asking ACM: 10 of 250 calls, about 24 s left");
        assertThat(count.text("asking ACM", new RateLimiter(1, 1, clock, clock::advance)))
                .isEqualTo("asking ACM: 10 of 250 calls, about 4 min 0 s left");
    }

    @Test
    void aSandboxHasNoRate() {
        call(3);
        count.asked();

        assertThat(count.text("asking ACM", new RateLimiter(0, 1, clock, clock::advance)))
                .isEqualTo("asking ACM: 3 of 4 calls");
    }
}
