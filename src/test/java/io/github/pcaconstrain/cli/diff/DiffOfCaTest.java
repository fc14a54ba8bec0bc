package io.github.pcaconstrain.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.option.AwsSession;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CA's constraints, compared by its ARN, in a sandbox. */
class DiffOfCaTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void anUnconstrainedCaIsWiderThanAnyPolicy() {
        String arn = subordinate();
        Cli cli = new Cli(folder).write("policy.yaml", "permitted:\n  dns: [example.com]\n");

        Outcome outcome = cli.run("diff", arn, "./policy.yaml", "--sandbox=./sandbox");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("narrower: ")
                .contains("dns: names were not limited")
                .endsWith("different encoding\n");
        assertThat(cli.run("diff", arn, arn, "--sandbox=./sandbox").exitCode()).isZero();
    }

    @Test
    void aPathLengthThatGetsShorterIsADifference() throws Exception {
        Cli cli = new Cli(folder).write("one.pem", ca(1)).write("none.pem", ca(0));

        Outcome shorter = cli.run("diff", "./one.pem", "./none.pem");
        Outcome json = cli.run("diff", "./one.pem", "./none.pem", "--json");

        assertThat(shorter.exitCode()).isEqualTo(1);
        assertThat(shorter.out()).contains("path length: 1 -> 0: no CA may exist below it any more\n");
        assertThat(json.out()).contains("\"samePathLength\": false").contains("\"pathLength\": 1");
        assertThat(cli.run("diff", "./one.pem", "./one.pem").exitCode()).isZero();

        cli.run("diff", "--html", "./page.html", "./one.pem", "./none.pem");
        assertThat(cli.read("page.html"))
                .contains("exactly the same names, and the path length changes.</h1>", "<h3>CAs below</h3>")
                .containsSubsequence("refuses more CAs", "path length: 1 -&gt; 0: no CA may exist below it");
    }

    private static String ca(int pathLength) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(TestCertificates.ca("Middle CA")
                                .pathLength(pathLength)
                                .build()
                                .getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private String subordinate() {
        Poller poller = Poller.forAtMost(Duration.ofMinutes(1), Clock.systemUTC(), Progress.NONE);
        try (AwsSession session = AwsSession.sandbox(folder.resolve("sandbox").toString(), "us-east-1", poller)) {
            return session.sandboxSubordinate().orElseThrow().toString();
        }
    }
}
