package io.github.pcaconstrain.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.option.AwsSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates that ACM holds of a CA in a sandbox, held to a new policy. */
class ImpactOfCaTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void findsTheCertificateInAcmThatANewPolicyWouldRefuse() {
        String refused = issueTwo();

        Outcome outcome = new Cli(folder).run("impact", "--sandbox=./sandbox", "-p", "example.com");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("refused: 1 of 2 certificates; expired and left out: 0; unreadable: 0\n")
                .contains("; in " + refused + "; not permitted dns:www.example.org: ")
                .endsWith("+ permitted dns:www.example.org\n");
    }

    private String issueTwo() {
        Poller poller = Poller.forAtMost(Duration.ofMinutes(1), Clock.systemUTC(), Progress.NONE);
        try (AwsSession session = AwsSession.sandbox(folder.resolve("sandbox").toString(), "us-east-1", poller)) {
            CaArn ca = session.sandboxSubordinate().orElseThrow();
            issue(session, ca, "www.example.com");
            return issue(session, ca, "www.example.org");
        }
    }

    private static String issue(AwsSession session, CaArn ca, String name) {
        CertificateManager acm = session.certificateManager();
        String arn = acm.request(
                new CertificateOrder(ca, name, List.of(), KeyAlgorithm.RSA_2048, name.replace('.', '_'), Map.of()));
        session.poller().until(name, () -> acm.describe(arn).filter(found -> !found.isPending()));
        assertThat(acm.describe(arn))
                .map(ManagedCertificate::status)
                .as("%s", acm.describe(arn))
                .contains("ISSUED");
        return arn;
    }
}
