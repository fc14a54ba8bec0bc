package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.request.ExtensionsFileTest;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What an AWS that does something else than asked would hand out, and what the gate says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class GateTest {
    private static final NameConstraints POLICY = PcaWorld.constraints("dev.example.com", "prod.dev.example.com");
    private static final String TEMPLATE = "arn:aws:acm-pca:::template/";

    private PcaWorld world;
    private CaArn root;
    private CaArn ca;

    @BeforeAll
    void start() {
        world = new PcaWorld();
        root = world.root(KeyAlgorithm.EC_P256);
        ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whatWasAskedForPasses() {
        assertThat(world.gate(issue(input -> {}))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SubordinateCACertificate_PathLen0               | constraints-missing",
                "SubordinateCACertificate_PathLen0_CSRPassthrough | constraints-missing",
                "SubordinateCACertificate_PathLen1_APIPassthrough | path-length-differs",
                "EndEntityCertificate/V1                          | constraints-missing not-a-ca",
            })
    void anotherTemplateIsNoticed(String template, String codes) {
        String arn = TEMPLATE + (template.contains("/") ? template : template + "/V1");
        assertThat(codes(issue(input -> input.put("TemplateArn", arn)))).containsExactly(codes.split(" "));
    }

    @Test
    void aCaWithoutKeyUsageIsNoticed() {
        String blank = TEMPLATE + "BlankSubordinateCACertificate_PathLen0_APIPassthrough/V1";
        assertThat(codes(issue(input -> input.put("TemplateArn", blank)))).containsExactly("key-usage-missing");
        assertThat(codes(issue(input -> {
                    input.put("TemplateArn", blank);
                    extensions(input).putObject("KeyUsage").put("KeyCertSign", true);
                })))
                .containsExactly("key-usage-differs");
        assertThat(codes(issue(input -> {
                    input.put("TemplateArn", blank);
                    extensions(input).putObject("KeyUsage").put("CRLSign", true);
                })))
                .containsExactly("key-usage-differs", "key-usage");
    }

    @Test
    void whatWasNotAskedForIsNoticed() {
        assertThat(codes(issue(input -> extensions(input)
                        .putArray("SubjectAlternativeNames")
                        .addObject()
                        .put("DnsName", "www.dev.example.com"))))
                .containsExactly("extension-not-asked-for");
        assertThat(codes(issue(input -> extensions(input)
                        .withArray("CustomExtensions")
                        .addObject()
                        .put("ObjectIdentifier", "2.5.29.31")
                        .put("Critical", true)
                        .put("Value", "MAA="))))
                .containsExactly("extension-critical");
    }

    @Test
    void whatWasAskedForMustBeThereOctetForOctet() {
        world.meddle(input -> input.remove("IdempotencyToken"));
        IssuanceRequest plain = world.request(root, ca, POLICY);
        IssuanceRequest request = new IssuanceRequest(
                plain.issuer(),
                plain.subordinate(),
                plain.csr(),
                plain.constraints(),
                plain.validity(),
                plain.pathLength(),
                Template.forKeyUsage(root, 0),
                plain.signing(),
                ExtensionsFileTest.read("{'Extensions': {'KeyUsage': {'KeyCertSign': true, 'CRLSign': true},"
                        + " 'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'SERVER_AUTH'}],"
                        + " 'CertificatePolicies': [{'CertPolicyId': '1.2.3.4', 'PolicyQualifiers':"
                        + " [{'PolicyQualifierId': 'CPS', 'Qualifier': {'CpsUri': 'http://example.com/cps'}}]}],"
                        + " 'CustomExtensions': [{'ObjectIdentifier': '1.2.3.4', 'Value': 'BQA='}]}}"));

        Issuance good = world.issue(request);
        assertThat(world.gate(good)).isEmpty();

        world.meddle(input -> {
            input.remove("IdempotencyToken");
            extensions(input).remove("ExtendedKeyUsage");
            extension(input).put("Critical", true);
            extensions(input).withObject("KeyUsage").put("DigitalSignature", true);
        });
        assertThat(codes(world.issue(request)))
                .containsExactly("extension-missing", "extension-differs", "key-usage-differs");
    }

    @Test
    void otherConstraintsAreNoticed() {
        assertThat(codes(issue(input -> extension(input).put("Value", "MBGgDzANggtleGFtcGxlLmNvbQ=="))))
                .containsExactly("constraints-differ");
    }

    @Test
    void anotherEncodingOfTheSameConstraintsIsNoticed() {
        // A minimum of 0 written out: the same meaning, and no DER.
        assertThat(codes(issue(input -> extension(input).put("Value", "MBSgEjAQggtleGFtcGxlLmNvbYABAA=="))))
                .containsExactly("constraints-differ");
    }

    @Test
    void lostCriticalityIsNoticed() {
        assertThat(codes(issue(input -> extension(input).put("Critical", false))))
                .containsExactly("criticality-differs");
    }

    @Test
    void anotherValidityIsNoticed() {
        assertThat(codes(issue(input -> ((ObjectNode) input.get("Validity")).put("Value", 4))))
                .containsExactly("validity-differs");
    }

    @Test
    void anotherKeyAndSubjectAreNoticed() {
        String other = Base64.getEncoder()
                .encodeToString(TestCsr.subject("CN=Somebody Else").pem().getBytes(StandardCharsets.US_ASCII));
        assertThat(codes(issue(input -> input.put("Csr", other)))).containsExactly("key-differs", "subject-differs");
    }

    @Test
    void anotherIssuerIsNoticed() {
        world.meddle(input -> {});
        CaArn otherRoot = world.root(KeyAlgorithm.EC_P256);
        Issuance other = world.issue(world.request(otherRoot, ca, POLICY));
        Issuance mixed = new Issuance(
                world.request(root, ca, POLICY), other.token(), other.arn(), other.requested(), other.signed());

        assertThat(codes(mixed)).containsExactly("issuer-differs");
    }

    @Test
    void aBrokenChainIsNoticed() {
        Issuance good = issue(input -> {});
        String certificate = good.signed().certificate();
        String stranger = world.privateCa()
                .installed(world.root(KeyAlgorithm.EC_P256))
                .orElseThrow()
                .certificate();

        assertThat(codes(with(good, certificate, ""))).containsExactly("chain-missing");
        assertThat(codes(with(good, certificate, stranger))).containsExactly("chain-differs", "chain-broken");
        assertThat(codes(with(good, certificate, certificate)))
                .containsExactly("chain-differs", "chain-broken", "chain-path-length", "chain-incomplete");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        Issuance good = issue(input -> {});

        assertThat(codes(with(good, "", ""))).containsExactly("certificate-unreadable");
        assertThat(codes(with(good, "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n", "")))
                .containsExactly("certificate-unreadable");
    }

    @Test
    void theSameTokenIsTheSameCertificateAndAnotherIsNot() {
        world.meddle(input -> {});
        IssuanceRequest request = world.request(root, ca, POLICY);
        IdempotencyToken token = IdempotencyToken.random();

        assertThat(token.value()).hasSizeLessThanOrEqualTo(36);
        assertThat(world.privateCa().issue(request.order(token)))
                .isEqualTo(world.privateCa().issue(request.order(token)))
                .isNotEqualTo(world.privateCa().issue(request.order(IdempotencyToken.random())));
    }

    private Issuance issue(Consumer<ObjectNode> meddling) {
        world.meddle(meddling);
        return world.issue(world.request(root, ca, POLICY));
    }

    private static ObjectNode extensions(ObjectNode input) {
        return (ObjectNode) input.at("/ApiPassthrough/Extensions");
    }

    private static ObjectNode extension(ObjectNode input) {
        return (ObjectNode) input.at("/ApiPassthrough/Extensions/CustomExtensions/0");
    }

    private static Issuance with(Issuance issuance, String certificate, String chain) {
        return new Issuance(
                issuance.request(),
                issuance.token(),
                issuance.arn(),
                issuance.requested(),
                new SignedCertificate(certificate, chain));
    }

    private List<String> codes(Issuance issuance) {
        return world.gate(issuance).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::code)
                .toList();
    }
}
