package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CustomExtension;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;

/** The tutorial's way: an unconstrained subordinate gets a constrained certificate, and names outside are refused. */
class TutorialFlowTest {
    private static final String API_TEMPLATE = "SubordinateCACertificate_PathLen0_APIPassthrough";

    /** Permitted .dev.example.com and .test.example.com, excluded .prod.dev.example.com. */
    private static final String CONSTRAINTS =
            "MEagKTASghAuZGV2LmV4YW1wbGUuY29tMBOCES50ZXN0LmV4YW1wbGUuY29toRkwF4IVLnByb2QuZGV2LmV4YW1wbGUuY29t";

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
    private final PcaClient pca = PcaClient.of(sandbox);
    private String root = "";
    private String subordinate = "";

    @BeforeEach
    void makeHierarchy() {
        root = pca.root();
        subordinate = pca.subordinate(root);
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    static Consumer<IssueCertificateRequest.Builder> constraints(String value) {
        CustomExtension extension = CustomExtension.builder()
                .objectIdentifier("2.5.29.30")
                .value(value)
                .critical(true)
                .build();
        return r -> r.apiPassthrough(a -> a.extensions(e -> e.customExtensions(extension)));
    }

    @Test
    void constraintsAreStampedByteForByteAndServed() throws Exception {
        String pem = pca.install(subordinate, root, API_TEMPLATE, constraints(CONSTRAINTS));

        var certificate = PcaClient.parse(pem);
        byte[] value = java.util.Base64.getDecoder().decode(CONSTRAINTS);
        assertThat(certificate.getExtensionValue("2.5.29.30")).isEqualTo(new DEROctetString(value).getEncoded());
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.30", "2.5.29.19", "2.5.29.15");
        assertThat(certificate.getBasicConstraints()).isZero();
        var served = pca.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(subordinate));
        assertThat(served.certificate()).isEqualTo(pem);
        var described = pca.sdk()
                .describeCertificateAuthority(r -> r.certificateAuthorityArn(subordinate))
                .certificateAuthority();
        assertThat(described.status()).isEqualTo(CertificateAuthorityStatus.ACTIVE);
        assertThat(described.notAfter()).isEqualTo(certificate.getNotAfter().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SubordinateCACertificate_PathLen0", "SubordinateCACertificate_PathLen0_CSRPassthrough"})
    void aTemplateThatTakesNothingFromTheApiDropsConstraintsSilently(String template) {
        String pem = pca.install(subordinate, root, template, constraints(CONSTRAINTS));

        assertThat(PcaClient.parse(pem).getExtensionValue("2.5.29.30")).isNull();
        assertThat(pca.issue(subordinate, TestCsr.dns("evil.example.org"), "EndEntityCertificate", r -> {}))
                .contains("/certificate/");
    }

    @Test
    void aFaultMakesEvenAnApiTemplateDropConstraints() {
        SandboxConfig config = SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withInterceptor(new FaultInjector(Faults.parse("ignore-passthrough")));
        try (Sandbox careless = Sandbox.start(config);
                PcaClient client = PcaClient.of(careless)) {
            String pem = client.install(
                    client.pendingSubordinate("Unconstrained"), client.root(), API_TEMPLATE, constraints(CONSTRAINTS));

            assertThat(PcaClient.parse(pem).getExtensionValue("2.5.29.30")).isNull();
            assertThat(PcaClient.parse(pem).getBasicConstraints()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "app.dev.example.com, true",
        "APP.DEV.EXAMPLE.COM, true",
        "a.b.test.example.com, true",
        "app.prod.dev.example.com, false",
        "evil.example.org, false",
        "dev.example.com.evil.org, false",
        "notdev.example.com, false",
    })
    void namesAreHeldToTheConstraints(String name, boolean isIssued) {
        pca.install(subordinate, root, API_TEMPLATE, constraints(CONSTRAINTS));
        Runnable issue = () -> pca.issue(subordinate, TestCsr.dns(name), "EndEntityCertificate", r -> {});

        if (isIssued) {
            issue.run();
        } else {
            assertThatThrownBy(issue::run)
                    .isInstanceOfSatisfying(AcmPcaException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                        assertThat(e.statusCode()).isEqualTo(400);
                        assertThat(e.requestId()).isNotBlank();
                    })
                    .hasMessageContaining("name constraints");
        }
    }

    @Test
    void constraintsThatCannotBeReadAreIssuedButNotImported() {
        // AWS stamps what it is given; here the subtree's length is one too many.
        String broken =
                java.util.Base64.getEncoder().encodeToString(HexFormat.of().parseHex("3007a0053004820261"));

        assertThat(pca.issue(root, pca.csr(subordinate), API_TEMPLATE, constraints(broken)))
                .contains("/certificate/");
        assertThat(PcaClient.errorCode(() -> pca.install(subordinate, root, API_TEMPLATE, constraints(broken))))
                .isEqualTo("MalformedCertificateException");
    }

    @Test
    void theJdkValidatesWhatIsIssued() throws Exception {
        pca.install(subordinate, root, API_TEMPLATE, constraints(CONSTRAINTS));
        String leaf = pca.issueAndGet(
                subordinate, TestCsr.dns("app.dev.example.com"), "EndEntityServerAuthCertificate", r -> {});
        var authorities = List.of(subordinate, root).stream()
                .map(arn -> pca.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(arn)))
                .map(served -> PcaClient.parse(served.certificate()))
                .toList();

        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authorities.get(1), null)));
        parameters.setRevocationEnabled(false);
        var path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(PcaClient.parse(leaf), authorities.get(0)));
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .isNotNull();
    }

    @Test
    void freshRequestsAreInProgressForAMoment() {
        SettableClock clock = new SettableClock();
        SandboxConfig config = SandboxConfig.inMemory().withClock(clock).withDelay(Duration.ofSeconds(2));
        try (Sandbox slow = Sandbox.start(config);
                PcaClient client = PcaClient.of(slow)) {
            String arn = client.pendingSubordinate("Slow");
            var status = client.sdk().describeCertificateAuthority(r -> r.certificateAuthorityArn(arn));
            assertThat(status.certificateAuthority().status()).isEqualTo(CertificateAuthorityStatus.CREATING);
            assertThatThrownBy(() -> client.csr(arn)).isInstanceOf(RequestInProgressException.class);

            clock.advance(Duration.ofSeconds(2));

            assertThat(client.csr(arn)).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        }
    }
}
