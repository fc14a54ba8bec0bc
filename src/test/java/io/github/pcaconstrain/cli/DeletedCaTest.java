package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands say of a CA that is deleted, and of one that is only new. */
@SuppressWarnings("NullAway.Init")
class DeletedCaTest {
    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        csr --ca CA                                                        | 3 | AWS refused GetCertificateAuthorityCsr on @: the CA is deleted (InvalidStateException)
        test --ca CA                                                       | 2 | @: the CA is deleted
        impact --ca CA -p example.com                                      | 2 | @: the CA is deleted
        issue --ca CA --parent PARENT -p example.com --out-dir ./issued    | 3 | AWS refused GetCertificateAuthorityCsr on @: the CA is deleted (InvalidStateException)
        apply --ca CA --parent PARENT -p example.com --yes --out-dir ./all | 3 | AWS refused GetCertificateAuthorityCsr on @: the CA is deleted (InvalidStateException)
        diff ./policy.yaml CA                                              | 2 | @: the CA is deleted
        """)
    void everyCommandSaysThatItIsDeletedAndHowToRestoreIt(String command, int exitCode, String said) {
        world.disable();
        world.delete();

        Outcome outcome = run(command, world.ca);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err().replaceFirst("Nothing was changed\\.\n$", ""))
                .endsWith("pca-constrain: " + said.replace("@", world.ca) + "\n"
                        + "hint: restore it, which is possible for 7 to 30 days after it was deleted: aws acm-pca"
                        + " restore-certificate-authority --certificate-authority-arn " + world.ca
                        + " --region us-east-1 --endpoint-url " + world.endpoint() + "\n");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        test --ca CA                  | 2 | pca-constrain: @: the CA has no certificate yet
        diff ./policy.yaml CA         | 2 | pca-constrain: @: the CA has no certificate yet
        impact --ca CA -p example.com | 0 | ''
        """)
    void aNewCaHasNoCertificateYet(String command, int exitCode, String said) {
        String pending = world.pending();

        Outcome outcome = run(command, pending);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err()).contains(said.replace("@", pending));
    }

    /** One finding and few calls, however long the report is. */
    @Test
    void anAuditReportOfItMakesOneFinding() throws Exception {
        String certificate = world.leaf("www.example.com");
        world.disable();
        world.delete();
        StringBuilder csv = new StringBuilder("certificateArn\n");
        for (int i = 0; i < 200; i++) {
            csv.append(certificate).append(i).append('\n');
        }
        Files.writeString(folder.resolve("report.csv"), csv);

        Outcome outcome = new Cli(folder).run("audit", "./report.csv", "--json", "--endpoint-url", world.endpoint());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("\"unreadable\": 1,")
                .containsOnlyOnce("200 certificates listed in ./report.csv were not fetched: AWS refused GetCertificate"
                        + " on " + world.ca + ": the CA is deleted (InvalidStateException)\"")
                .containsOnlyOnce("\"fix\": \"restore it, which is possible");
        assertThat(world.fetched()).hasSizeLessThan(100);
    }

    private Outcome run(String command, String ca) {
        return new Cli(folder)
                .write("policy.yaml", "permitted: {dns: [example.com]}\n")
                .run((command + " --endpoint-url " + world.endpoint())
                        .replace("PARENT", world.root)
                        .replace("CA", ca)
                        .split(" "));
    }
}
