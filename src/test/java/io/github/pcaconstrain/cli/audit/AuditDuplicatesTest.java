package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.leaf;
import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate that is in several sources is one certificate of its CA. */
@SuppressWarnings("NullAway.Init")
class AuditDuplicatesTest {
    @TempDir
    Path folder;

    /** The first passes without more ado, the second has a finding: each is counted in a way of its own. */
    @Test
    void aCertificateOfTwoSourcesIsCountedOnce() {
        X509Certificate sound = leaf("www.example.com", 1);
        X509Certificate violating = leaf("www.example.org", 2);
        JsonNode report = audit(
                pem(AuditWorld.ROOT, AuditWorld.CA, sound, violating),
                pem(sound, violating, leaf("api.example.com", 3)),
                pem(sound, violating));

        assertThat(report.get("certificates").asInt()).as("as they were read").isEqualTo(9);
        assertThat(report.get("cas")
                        .valueStream()
                        .mapToInt(ca -> ca.get("certificates").asInt()))
                .containsExactly(0, 3);
    }

    /** As many as need a table that grows, in an order in which they meet again late. */
    @Test
    void soAreMany() {
        List<X509Certificate> leaves = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            leaves.add(leaf("host" + i + ".example.com", 1 + i));
        }
        String all = pem(leaves.toArray(X509Certificate[]::new));
        JsonNode report = audit(pem(AuditWorld.ROOT, AuditWorld.CA), all, all);

        assertThat(report.get("cas").get(1).get("certificates").asInt()).isEqualTo(300);
    }

    @Test
    void aCertificateWithoutItsIssuerIsCountedOnceToo() {
        X509Certificate elsewhere = TestCertificates.ca("Elsewhere").build();
        X509Certificate orphan = TestCertificates.leaf().issuer(elsewhere).build();

        JsonNode report = audit(pem(orphan), pem(orphan));

        assertThat(report.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("message").asString()))
                .contains("1 certificate names an issuer that is not among the sources");
    }

    /** They end with nodes of a tree of which there are only a few for each key (FIPS 205, section 7). */
    @Test
    void certificatesWithSignaturesByHashesAreTheirOwn() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("SLH-DSA-SHA2-128F", new BouncyCastleProvider())
                .generateKeyPair();
        X509Certificate ca = TestCertificates.ca("Hashes").keys(keys, keys).build();
        List<X509Certificate> leaves = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            leaves.add(TestCertificates.leaf()
                    .issuer(ca)
                    .serial(1 + i)
                    .keys(keys, keys)
                    .build());
        }

        JsonNode report = audit(pem(ca), pem(leaves.toArray(X509Certificate[]::new)));

        assertThat(report.get("cas").get(0).get("certificates").asInt()).isEqualTo(9);
    }

    private JsonNode audit(String... bundles) {
        Cli cli = new Cli(folder);
        List<String> arguments = new ArrayList<>(List.of("--json"));
        for (int i = 0; i < bundles.length; i++) {
            cli.write(i + ".pem", bundles[i]);
            arguments.add("./" + i + ".pem");
        }
        Outcome outcome = AuditWorld.run(cli, arguments.toArray(String[]::new));
        return JsonMapper.shared().readTree(outcome.out());
    }
}
