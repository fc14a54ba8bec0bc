package io.github.pcaconstrain.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.ca.pacing.Progress.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is told when; time is the test's. */
class ProgressDisplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ProgressDisplay progress = new ProgressDisplay(new Recorder(), clock);

    private final class Recorder implements ProgressDisplay.Screen {
        @Override
        public Duration patience() {
            return PATIENCE;
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(10);
        }

        @Override
        public void show(String state, Duration elapsed) {
            told.add(state + " " + elapsed.toSeconds());
        }

        @Override
        public void clear() {
            told.add("nothing");
        }
    }

    private String next() throws InterruptedException {
        String text = told.poll(1, TimeUnit.MINUTES);
        return "nothing".equals(text) ? next() : String.valueOf(text);
    }

    @Test
    void tellsWhatTakesLongAndNotTooOften() throws InterruptedException {
        Activity work = progress.working(() -> "testing names: 3 of 12");
        clock.advance(PATIENCE);
        assertThat(next()).isEqualTo("testing names: 3 of 12 5");
        clock.advance(Duration.ofSeconds(9));
        Activity waiting = progress.waitingFor("the certificate");
        clock.advance(Duration.ofSeconds(1));
        assertThat(next()).isEqualTo("testing names: 3 of 12; waiting for the certificate 15");
        work.close();
        clock.advance(Duration.ofSeconds(10));
        assertThat(next()).isEqualTo("waiting for the certificate 11");
        waiting.close();
        String last = told.poll(1, TimeUnit.MINUTES);
        assertThat(last).isEqualTo("nothing");
    }

    @Test
    void whatSeveralThreadsWaitForIsToldInOneLine() throws InterruptedException {
        Activity first = progress.waitingFor("the certificate for a.example.com");
        Activity call = progress.waitingFor("ACM (DescribeCertificate)"); // by which it is asked for
        Thread other = new Thread(() -> progress.waitingFor("the certificate for b.example.com"));
        other.start();
        other.join();
        clock.advance(PATIENCE);

        assertThat(next()).isEqualTo("waiting for the certificate for a.example.com and 1 more 5");
        call.close();
        first.close();
        clock.advance(Duration.ofSeconds(10));
        assertThat(next()).isEqualTo("waiting for the certificate for b.example.com 15");
    }

    @Test
    void shortWorkOneAfterAnotherIsLongTogether() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            Activity each = progress.waitingFor("call " + i);
            clock.advance(Duration.ofSeconds(1));
            each.close();
        }
        Activity last = progress.waitingFor("call 4");
        clock.advance(Duration.ofSeconds(1));

        assertThat(next()).isEqualTo("waiting for call 4 1");
        last.close();
    }
}
