package io.github.pcaconstrain.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.OutputFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an interruption says; that Ctrl-C leads to one is tested at a terminal. */
class InterruptionTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Clock.systemUTC());

    /** As a pager does that shows its first page. */
    private static final class Unread extends OutputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch read = new CountDownLatch(1);

        @Override
        public void write(int octet) throws IOException {
            reached.countDown();
            try {
                read.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @Test
    @Timeout(60)
    void aReaderThatTakesNoMoreDoesNotHoldItUp() throws InterruptedException {
        Unread unread = new Unread();
        PrintStream out = new PrintStream(unread);
        Thread writer = new Thread(() -> out.println("the result"));
        writer.start();
        unread.reached.await();

        new Interruption()
                .end(
                        new Console(console.in(), out, console.err(), Map.of(), console.clock()),
                        () -> Optional.of("Interrupted. Nothing was changed."));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Interrupted. Nothing was changed.\n");
        unread.read.countDown();
        writer.join();
    }

    /** An installation reads back, in the background, what the CA serves. */
    @Test
    void aChangeInProgressIsNotHeldUpByACallOfAnotherThread() throws Exception {
        Interruption interruption = new Interruption();
        interruption.change();
        Thread end = new Thread(() -> interruption.end(console, () -> Optional.of("Interrupted. A change was made.")));
        end.start();
        while (!interruption.isUnderWay()) {
            Thread.onSpinWait();
        }

        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> {
            interruption.pass();
            return "answer";
        });

        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("answer");
        interruption.changed();
        end.join();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Interrupted. A change was made.\n");
    }

    @Test
    void theLastLineIsWrittenWhateverBecomesOfWhatIsCleanedUp() {
        Interruption interruption = new Interruption();
        interruption.onInterruption(() -> console.note("cleaned up"));
        interruption.onInterruption(() -> {
            throw new OutputFileException("journal", "disk full", "make room");
        });
        interruption.onInterruption(() -> {
            throw new IllegalStateException("broken");
        });

        interruption.end(console, () -> Optional.of("Interrupted. Nothing was changed."));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("pca-constrain: internal error: java.lang.IllegalStateException: broken\n")
                .endsWith("""
                    pca-constrain: cannot write journal: disk full
                    hint: make room
                    pca-constrain: note: cleaned up
                    Interrupted. Nothing was changed.
                    """);
    }
}
