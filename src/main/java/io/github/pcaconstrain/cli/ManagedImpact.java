package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.impact.ManagedCertificates;
import java.time.Clock;
import java.time.Duration;

/** The certificates of a CA in ACM, asked for at the pace of the real clock. */
final class ManagedImpact {
    private ManagedImpact() {}

    static void add(AwsSession session, CaArn ca, Impact impact) {
        new ManagedCertificates(session.certificateManager(), Clock.systemUTC(), ManagedImpact::sleep)
                .addTo(impact, ca);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableInputException("ACM", "interrupted while waiting", "run it again");
        }
    }
}
