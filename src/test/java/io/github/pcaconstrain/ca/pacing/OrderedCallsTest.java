package io.github.pcaconstrain.ca.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedCallsTest {
    private static final int AHEAD = 4 * RateLimits.WORKERS;

    private final List<Integer> handedOver = new ArrayList<>();

    @Test
    void callsAreUnderWayAtTheSameTime() {
        CountDownLatch all = new CountDownLatch(RateLimits.WORKERS);
        try (OrderedCalls calls = OrderedCalls.by(RateLimits.WORKERS, "test")) {
            for (int i = 0; i < RateLimits.WORKERS; i++) {
                int number = i;
                calls.call(() -> {
                    all.countDown();
                    await(all); // none returns before the last one is called
                    return () -> handedOver.add(number);
                });
            }
            calls.finish();
        }
        assertThat(handedOver).isEqualTo(numbers(RateLimits.WORKERS));
    }

    @Test
    void answersComeInTheOrderOfTheCallsAndInTheCallersThread() {
        Thread caller = Thread.currentThread();
        CountDownLatch[] answered = new CountDownLatch[RateLimits.WORKERS + 1];
        IntStream.range(0, answered.length).forEach(i -> answered[i] = new CountDownLatch(1));
        answered[RateLimits.WORKERS].countDown();
        try (OrderedCalls calls = OrderedCalls.by(RateLimits.WORKERS, "test")) {
            for (int i = 0; i < RateLimits.WORKERS; i++) {
                int number = i;
                calls.call(() -> {
                    await(answered[number + 1]); // the last one answers first
                    answered[number].countDown();
                    return () -> {
                        assertThat(Thread.currentThread()).isSameAs(caller);
                        handedOver.add(number);
                    };
                });
            }
            calls.known(() -> handedOver.add(RateLimits.WORKERS));
            calls.finish();
        }
        assertThat(handedOver).isEqualTo(numbers(RateLimits.WORKERS + 1));
    }

    @Test
    void whatIsAheadIsBounded() {
        CountDownLatch first = new CountDownLatch(1);
        try (OrderedCalls calls = OrderedCalls.by(RateLimits.WORKERS, "test")) {
            calls.call(() -> {
                await(first);
                return () -> handedOver.add(0);
            });
            for (int i = 1; i < 10 * AHEAD; i++) {
                int number = i;
                if (number == AHEAD) {
                    first.countDown(); // the next call has to wait for it
                }
                calls.call(() -> () -> handedOver.add(number));
                assertThat(number + 1 - handedOver.size()).isLessThanOrEqualTo(AHEAD);
            }
            calls.finish();
        }
        assertThat(handedOver).isEqualTo(numbers(10 * AHEAD));
    }

    @Test
    void aFailureComesInItsTurnAndEndsWhatWasToFollow() {
        try (OrderedCalls calls = OrderedCalls.by(RateLimits.WORKERS, "test")) {
            CountDownLatch all = new CountDownLatch(1);
            calls.call(() -> {
                await(all);
                return () -> handedOver.add(0);
            });
            calls.call(() -> {
                throw new AwsUnreachableException("cannot ask AWS", "check the network");
            });
            calls.call(() -> () -> handedOver.add(2));
            all.countDown();

            assertThatThrownBy(calls::finish).isInstanceOf(AwsUnreachableException.class);
            calls.finish();
        }
        assertThat(handedOver).containsExactly(0);
    }

    @Test
    void whatFollowsMayFailToo() {
        try (OrderedCalls calls = OrderedCalls.by(RateLimits.WORKERS, "test")) {
            AtomicInteger later = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(1);
            calls.call(() -> {
                await(all);
                return () -> {
                    throw new IllegalArgumentException("no");
                };
            });
            calls.call(() -> later::incrementAndGet);
            all.countDown();

            assertThatThrownBy(calls::finish).isInstanceOf(IllegalArgumentException.class);
            calls.finish();
            assertThat(later).hasValue(0);
        }
    }

    @Test
    void anInterruptEndsTheWait() {
        CountDownLatch never = new CountDownLatch(1);
        try (OrderedCalls calls = OrderedCalls.by(RateLimits.WORKERS, "test")) {
            calls.call(() -> {
                never.await();
                return () -> handedOver.add(0);
            });
            Thread.currentThread().interrupt();

            assertThatThrownBy(calls::finish).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(handedOver).isEmpty();
    }

    @Test
    void oneThreadIsTheCallersOwn() {
        Thread caller = Thread.currentThread();
        try (OrderedCalls calls = OrderedCalls.by(1, "work")) {
            for (int i = 0; i < 10; i++) {
                int number = i;
                calls.call(() -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    return () -> handedOver.add(number);
                });
            }
            calls.finish();
        }
        assertThat(handedOver).isEqualTo(numbers(10));
    }

    /** Not as an exception, which somebody could take for a failure of one call. */
    @Test
    void anErrorOfTheMachineStaysOne() {
        try (OrderedCalls calls = OrderedCalls.by(2, "work")) {
            assertThatThrownBy(() -> {
                        calls.call(() -> {
                            throw new StackOverflowError();
                        });
                        calls.finish();
                    })
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
