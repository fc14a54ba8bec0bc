package io.github.pcaconstrain.cli.verify;

import static io.github.pcaconstrain.cli.SampleCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root is signed with its own key. A self-issued certificate that another key has signed is none, whatever the order. */
class AnchorOrderTest {
    private static final KeyPair BEFORE = TestCertificates.generate();
    private static final KeyPair AFTER = TestCertificates.generate();
    private static final TestCertificates OLD =
            TestCertificates.ca("Root").keys(BEFORE, BEFORE).constraints(permitted("example.org"));
    private static final TestCertificates ROLLOVER = TestCertificates.ca("Root")
            .serial(3)
            .keys(AFTER, BEFORE)
            .issuer(OLD.build())
            .constraints(permitted("example.com"));
    private static final TestCertificates LOWER =
            TestCertificates.ca("Lower").keys(AFTER, BEFORE).issuer(OLD.build());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static byte[] permitted(String name) {
        try {
            GeneralSubtree subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, name));
            return new NameConstraints(new GeneralSubtree[] {subtree}, null).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theConstraintsOfTheRootAloneAreIgnored() {
        for (String file : List.of(pem(OLD, ROLLOVER, LOWER), pem(ROLLOVER, OLD, LOWER), pem(LOWER, ROLLOVER, OLD))) {
            Cli cli = new Cli(folder).write("chain.pem", file);
            assertThat(check(cli, "www.example.com", "--ignore-anchor-constraints"))
                    .isZero();
            assertThat(check(cli, "www.example.org", "--ignore-anchor-constraints"))
                    .isEqualTo(1);
            assertThat(check(cli, "www.example.com", "--strict")).isEqualTo(1);
        }
        Cli without = new Cli(folder).write("chain.pem", pem(ROLLOVER, LOWER));
        assertThat(check(without, "www.evil.example", "--ignore-anchor-constraints"))
                .isEqualTo(1);
    }

    private static int check(Cli cli, String name, String option) {
        return cli.run("check", "--cert", "./chain.pem", option, name).exitCode();
    }

    @Test
    void onlyTheRootHasItsConstraintsOnARoot() {
        Cli cli = new Cli(folder).write("old.pem", pem(OLD)).write("rollover.pem", pem(ROLLOVER));
        assertThat(cli.run("lint", "./old.pem").out()).contains("constraints-on-root");
        assertThat(cli.run("lint", "./rollover.pem").out()).doesNotContain("constraints-on-root");
        assertThat(cli.run("audit", "--at=2026-06-01", "./old.pem", "./rollover.pem")
                        .out()
                        .split("constraints-on-root", -1))
                .hasSize(2);
    }
}
