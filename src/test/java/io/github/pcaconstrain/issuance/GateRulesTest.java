package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.OddCertificate.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.pem.PemWriter;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate says of certificates that were made by hand for one request, message by message. */
class GateRulesTest {
    private static final String PERMITTED = "300ca00a30088206612e74657374";
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final KeyPair PARENT_KEYS = TestCertificates.generate();
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final byte[] PARENT =
            TestCertificates.ca("Parent").keys(PARENT_KEYS, PARENT_KEYS).der();

    @Test
    void whatWasRequestedPasses() {
        assertThat(gate(usual("Subordinate", KEYS, PARENT_KEYS).constraints(hex(PERMITTED)), 0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                           | true  | certificate: it has no name constraints: AWS ignored the requested constraints, and the CA may sign any name [constraints-missing]
        300ca00a30088206622e74657374 | true  | certificate: its name constraints are not the ones sent: MAygCjAIggZiLnRlc3Q= instead of MAygCjAIggZhLnRlc3Q= [constraints-differ]
        300ca00a30088206612e74657374 | false | certificate: its name constraints are not critical, which was not requested [criticality-differs]
        """)
    void constraints(String value, boolean critical, String shown) {
        TestCertificates certificate = usual("Subordinate", KEYS, PARENT_KEYS);
        if (!value.isEmpty()) {
            certificate.extension(Extension.nameConstraints, critical, hex(value));
        }

        assertThat(gate(certificate, 0)).containsExactly(shown);
    }

    @Test
    void pathLengths() {
        assertThat(gate(usual("Subordinate", KEYS, PARENT_KEYS).constraints(hex(PERMITTED)), 2))
                .containsExactly("certificate: its path length is 0, but 2 was requested [path-length-differs]");
        assertThat(gate(made("Subordinate", KEYS, PARENT_KEYS).constraints(hex(PERMITTED)), 2))
                .containsExactly(
                        "certificate: its path length is not limited, but 2 was requested [path-length-differs]");
    }

    @Test
    void keyAndSubjectAndIssuer() {
        assertThat(gate(usual("Subordinate", PARENT_KEYS, PARENT_KEYS).constraints(hex(PERMITTED)), 0))
                .contains("certificate: its public key is not that of the CSR [key-differs]");
        assertThat(gate(usual("Other", KEYS, PARENT_KEYS).constraints(hex(PERMITTED)), 0))
                .containsExactly("certificate: its subject is CN=Other, but the subject of the CSR is CN=Subordinate"
                        + " [subject-differs]");
        assertThat(gate(usual("Subordinate", KEYS, KEYS).constraints(hex(PERMITTED)), 0))
                .contains("certificate: it is not signed by " + TestRequests.ISSUER + " [issuer-differs]");
    }

    @Test
    void aParentWithoutCertificateSignedNothing() {
        Parent none =
                new Parent(TestIssuances.authority(CaStatus.ACTIVE, KeyAlgorithm.EC_P256, Optional.empty()), List.of());
        TestCertificates good = usual("Subordinate", KEYS, PARENT_KEYS).constraints(hex(PERMITTED));

        assertThat(shown(Gate.check(issuance(TestIssuances.pem(good), pem(PARENT), 0), none, NOW)))
                .containsExactly("certificate: it is not signed by " + TestRequests.ISSUER + " [issuer-differs]");
    }

    @Test
    void theChainStartsWithTheCertificateOfTheParent() {
        String good = TestIssuances.pem(usual("Subordinate", KEYS, PARENT_KEYS).constraints(hex(PERMITTED)));
        byte[] renewed = TestCertificates.ca("Parent")
                .keys(PARENT_KEYS, PARENT_KEYS)
                .serial(9)
                .der();

        assertThat(shown(Gate.check(issuance(good, pem(renewed), 0), parent(), NOW)))
                .containsExactly("chain: it does not start with the certificate that " + TestRequests.ISSUER
                        + " uses [chain-differs]");
    }

    @Test
    void whatIsNoCertificate() {
        assertThat(shown(Gate.check(issuance("", "", 0), parent(), NOW)))
                .containsExactly("certificate: there is none [certificate-unreadable]");
        assertThat(shown(Gate.check(issuance("x", "", 0), parent(), NOW)))
                .containsExactly("certificate: arn: it holds no certificate [certificate-unreadable]");
    }

    @Test
    void anEndEntityIsNoCa() {
        TestCertificates leaf = TestCertificates.leaf()
                .subject(new X500Name("CN=Subordinate"))
                .issuer(new X500Name("CN=Parent"))
                .keys(KEYS, PARENT_KEYS)
                .validity(NOW, NOW.plusSeconds(5 * 365 * 86_400L + 86_400))
                .constraints(hex(PERMITTED));

        assertThat(gate(leaf, 0)).contains("certificate: it is not a CA certificate [not-a-ca]");
        assertThat(gate(leaf, 0)).noneMatch(each -> each.contains("key-usage-missing"));
    }

    @Test
    void aKeyThatMaySignNothing() {
        TestCertificates weak = TestCertificates.ca("Subordinate")
                .issuer(new X500Name("CN=Parent"))
                .pathLength(0)
                .keys(KEYS, PARENT_KEYS)
                .validity(NOW, Instant.parse("2031-06-01T00:00:00Z"))
                .constraints(hex(PERMITTED))
                .extension(Extension.keyUsage, true, hex("03020780"));

        assertThat(gate(weak, 0)).contains("certificate: its key usage does not let it sign certificates [key-usage]");
    }

    private static TestCertificates usual(String subject, KeyPair own, KeyPair issuing) {
        return made(subject, own, issuing).pathLength(0);
    }

    private static TestCertificates made(String subject, KeyPair own, KeyPair issuing) {
        return TestCertificates.ca(subject)
                .issuer(new X500Name("CN=Parent"))
                .keys(own, issuing)
                .validity(NOW, Instant.parse("2031-06-01T00:00:00Z"))
                .extension(Extension.keyUsage, true, hex("03020186"));
    }

    private static List<String> gate(TestCertificates certificate, int pathLength) {
        return shown(Gate.check(issuance(TestIssuances.pem(certificate), pem(PARENT), pathLength), parent(), NOW));
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream().map(Finding::textWithCode).toList();
    }

    private static Parent parent() {
        return new Parent(
                TestIssuances.authority(CaStatus.ACTIVE, KeyAlgorithm.EC_P256, Optional.empty()),
                List.of(io.github.pcaconstrain.issuance.request.CaCertificate.parse("it", pem(PARENT))));
    }

    private static Issuance issuance(String certificate, String chain, int pathLength) {
        return new Issuance(
                TestIssuances.request(
                                TestCsr.subject("CN=Subordinate").keys(KEYS),
                                Template.forConstrained(TestRequests.ISSUER, pathLength),
                                pathLength)
                        .build(),
                new IdempotencyToken("pc-1"),
                "arn",
                NOW,
                new SignedCertificate(certificate, chain));
    }

    private static String pem(byte[] der) {
        return PemWriter.of("CERTIFICATE", der);
    }
}
