package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.CA;
import static io.github.pcaconstrain.cli.audit.AuditWorld.ROOT;
import static io.github.pcaconstrain.cli.audit.AuditWorld.leaf;
import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static io.github.pcaconstrain.cli.audit.FleetWorld.constraints;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.encoding.RawNames;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code audit} finds. */
class AuditCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aNameOutsideTheConstraintsIsFoundWithCaAndNearestSubtree() {
        Outcome outcome = world().audit(pem(ROOT, CA, leaf("www.example.com", 10), leaf("www.example.org", 11)));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("error  constraint-violated  ./in.pem #4 (serial b)")
                .contains("dns:www.example.org: not permitted: outside every permitted DNS name (CA CN=Issuing; "
                        + "closest permitted: dns:example.com)")
                .contains("4 certificates read, 2 CAs among them; 0 could not be read\n1 error, 0 warnings, 0 info");
    }

    @Test
    void theOrderOfCertificatesDoesNotMatter() {
        List<String> first = world().codes(pem(leaf("a.example.org", 3), leaf("b.example.com", 4), CA, ROOT));

        assertThat(first).containsExactly("constraint-violated");
    }

    @Test
    void aLeafWithOnePathThatObeysIsNoViolation() {
        X509Certificate other = TestCertificates.ca("Issuing")
                .issuer(ROOT)
                .serial(7)
                .constraints(constraints("example.org"))
                .build();

        assertThat(world().codes(pem(ROOT, CA, other, leaf("a.example.org", 3))))
                .containsExactly("wider-twin", "wider-twin", "constraint-violated-on-a-path");
    }

    @Test
    void anUnconstrainedTwinOfAConstrainedCaIsFound() {
        X509Certificate twin =
                TestCertificates.ca("Issuing").issuer(ROOT).serial(8).build();

        assertThat(world().codes(pem(ROOT, CA, twin))).contains("unconstrained-twin", "ca-unconstrained");
    }

    @Test
    void aTwinWithWiderConstraintsIsFound() {
        X509Certificate wider = TestCertificates.ca("Issuing")
                .issuer(ROOT)
                .serial(0x1a2b)
                .constraints(constraints("example.com", "example.net"))
                .build();
        X509Certificate narrower = TestCertificates.ca("Issuing")
                .issuer(ROOT)
                .serial(9)
                .constraints(constraints("www.example.com"))
                .build();

        assertThat(world().codes(pem(ROOT, narrower, wider))).containsExactly("wider-twin");
        assertThat(world().codes(pem(ROOT, wider, wider))).doesNotContain("wider-twin");
        Outcome outcome =
                new Cli(folder).write("twins.pem", pem(ROOT, narrower, wider)).run("audit", "./twins.pem", "--json");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("the serial number of this one is 1a:2b")
                .contains("for example dns:");
    }

    @Test
    void anEntryOutsideTheParentsConstraintsIsDead() {
        X509Certificate below = TestCertificates.ca("Below")
                .issuer(CA)
                .constraints(constraints("a.example.com", "example.net"))
                .build();
        Outcome outcome = world().audit(pem(ROOT, CA, below));

        assertThat(outcome.out())
                .contains("dead-entry")
                .contains("permitted dns:example.net: the CAs above allow none of it");
        assertThat(outcome.out()).doesNotContain("permitted dns:a.example.com: the CAs");
    }

    @Test
    void aCaBelowAConstrainedOneNeedsNoConstraintsOfItsOwn() {
        X509Certificate below = TestCertificates.ca("Below").issuer(CA).build();

        assertThat(world().codes(pem(ROOT, CA, below))).isEmpty();
        assertThat(world().codes(pem(
                        ROOT, TestCertificates.ca("Free").issuer(ROOT).build())))
                .containsExactly("ca-unconstrained");
    }

    @Test
    void everyCaMustLieInsideThePolicy() {
        new Cli(folder)
                .write("narrow.yaml", "permitted:\n  dns: [a.example.com]\n")
                .write("wide.yaml", "permitted:\n  dns: [example.com]\nexcluded:\n  dns: [x.example.org]\n")
                .write("ip.yaml", "permitted:\n  dns: [example.com]\n  ip: [10.0.0.0/8]\n");

        assertThat(world().codes(pem(ROOT, CA), "--policy", "./wide.yaml")).isEmpty();
        assertThat(world().codes(pem(ROOT, CA), "--policy", "./narrow.yaml")).containsExactly("outside-policy");
        assertThat(world().codes(pem(ROOT, CA), "--policy", "./ip.yaml")).containsExactly("outside-policy");
    }

    @Test
    void datesStrengthSerialsAndMisplacedConstraintsAreFound() {
        X509Certificate old = TestCertificates.leaf()
                .issuer(CA)
                .validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z"))
                .names(new GeneralName(2, "old.example.com"))
                .build();
        X509Certificate negative = leaf("n.example.com", -5);
        X509Certificate constrained = TestCertificates.leaf()
                .issuer(CA)
                .names(new GeneralName(2, "c.example.com"))
                .constraints(constraints("example.com"))
                .build();

        assertThat(world().codes(pem(ROOT, CA, old))).containsExactly("expired");
        assertThat(world().codes(pem(ROOT, CA, negative))).containsExactly("negative-serial");
        assertThat(world().codes(pem(ROOT, CA, constrained))).contains("not-a-ca");
        assertThat(world().codes(pem(ROOT, CA), "--expires-within", "5000d"))
                .containsExactly("expires-soon", "expires-soon");
        assertThat(world().codes(pem(ROOT), "--min-strength", "192")).containsExactly("weak-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.evil.org",
                "www.evil.org.",
                "*.evil.org",
                "w*.evil.org",
                "www.*.org",
                "*",
                "evil",
                "10.0.0.1"
            })
    void aCommonNameThatReadsAsAHostOutsideIsFound(String commonName) {
        X509Certificate leaf = TestCertificates.leaf()
                .subject(new X500Name("CN=" + commonName))
                .issuer(CA)
                .names(new GeneralName(2, "a.example.com"))
                .build();

        assertThat(world().codes(pem(ROOT, CA, leaf))).containsExactly("common-name-outside");
    }

    @Test
    void anAddressAsACommonNameIsHeldToTheAddresses() {
        X509Certificate ca = TestCertificates.ca("Addresses")
                .issuer(ROOT)
                .constraints(RawNames.extension("permit ip:192.0.2.0/24"))
                .build();
        X509Certificate leaf = TestCertificates.leaf()
                .subject(new X500Name("CN=10.0.0.1"))
                .issuer(ca)
                .names(new GeneralName(2, "10.0.0.1"))
                .build();

        assertThat(world().codes(pem(ROOT, ca, leaf))).contains("common-name-outside");
    }

    @Test
    void missingIssuersAreCountedOnce() {
        Outcome outcome = world().audit(pem(ROOT, leaf("a.example.com", 3), leaf("b.example.com", 4)));

        assertThat(outcome.out()).contains("issuer CN=Issuing: 2 certificates name an issuer that is not among");
    }

    @Test
    void onlyPathsFromATrustAnchorCount() {
        X509Certificate other = TestCertificates.ca("Other").build();
        new Cli(folder).write("root.pem", pem(ROOT)).write("other.pem", pem(other));

        assertThat(world().codes(pem(CA), "--trust", "./root.pem")).isEmpty();
        assertThat(world().codes(pem(CA), "--trust", "./other.pem")).containsExactly("not-anchored");
    }

    /** Otherwise every root would count as one. */
    @Test
    void trustWithoutAnAnchorIsRefused() {
        Cli cli = new Cli(folder)
                .write("ca.pem", pem(ROOT, CA))
                .write("leaf.pem", pem(AuditWorld.leaf("www.example.com", 5)))
                .write("broken.pem", "-----BEGIN CERTIFICATE-----\nMII?\n-----END CERTIFICATE-----\n");

        for (String option : List.of("--quiet", "--keep-going")) {
            Outcome outcome = cli.run("audit", "./ca.pem", "--trust", "./leaf.pem", option);
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).isEqualTo("""
                            pca-constrain: --trust ./leaf.pem: it holds no CA certificate
                            hint: give a file with the CA certificates to trust
                            """);
            assertThat(cli.run("audit", "./ca.pem", "--trust", "./broken.pem", option)
                            .err())
                    .startsWith("pca-constrain: --trust ./broken.pem: the base64 of its PEM block is invalid");
        }
    }

    private AuditWorld world() {
        return new AuditWorld(folder);
    }
}
