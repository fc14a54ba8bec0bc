package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.SampleCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What time it is, the console says. */
@SuppressWarnings("NullAway.Init")
class ConsoleClockTest {
    private static final Instant END =
            SampleCertificates.LEAF.build().getNotAfter().toInstant();

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aChainIsJudgedForItsPresent() throws IOException {
        String[] verify = {
            "verify",
            file("leaf", SampleCertificates.pem(SampleCertificates.LEAF)),
            "--chain",
            file("chain", SampleCertificates.pem(SampleCertificates.LOWER, SampleCertificates.UPPER)),
            "--trust",
            file("root", SampleCertificates.pem(SampleCertificates.ROOT)),
            "--witness",
            "none"
        };
        clock.set(END.minus(Duration.ofDays(1)));
        assertThat(run(verify)).as(out.toString(StandardCharsets.UTF_8)).isZero();

        clock.set(END.plus(Duration.ofDays(1)));
        assertThat(run(verify)).as(out.toString(StandardCharsets.UTF_8)).isOne();
    }

    @Test
    void aPlanIsMadeInItsPresent() {
        clock.set(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30)));
        Instant then = clock.instant();

        assertThat(run("apply", "--sandbox=:memory:", "-p", "example.com", "--validity", "100d", "--dry-run", "--json"))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"validTo\": \"" + then.plus(Duration.ofDays(100)) + "\"");
    }

    private int run(String... args) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(args, new Console(InputStream.nullInputStream(), stream, stream, Map.of(), clock));
    }

    private String file(String name, String pem) throws IOException {
        return Files.writeString(folder.resolve(name + ".pem"), pem).toString();
    }
}
