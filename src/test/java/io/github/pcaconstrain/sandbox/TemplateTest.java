package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.authority.Template;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CustomExtension;
import software.amazon.awssdk.services.acmpca.model.ExtendedKeyUsageType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** What each template makes of a CSR and an ApiPassthrough that both ask for as much as they can. */
class TemplateTest {
    private static final ASN1ObjectIdentifier OWN = new ASN1ObjectIdentifier("1.2.3.4.5");
    private static final ASN1ObjectIdentifier API_OWN = new ASN1ObjectIdentifier("1.2.3.4.6");
    private static final byte[] API_VALUE = {0x0c, 0x01, 'a'};

    private static Sandbox sandbox;
    private static PcaClient pca;
    private static String root;
    private static String csr;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
        pca = PcaClient.of(sandbox);
        root = pca.root();
        csr = TestCsr.subject("CN=csr")
                .names(new GeneralName(GeneralName.dNSName, "csr.example.com"))
                .with(Extension.basicConstraints, true, new BasicConstraints(7))
                .with(Extension.keyUsage, false, new KeyUsage(KeyUsage.dataEncipherment))
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .with(OWN, false, new DERUTF8String("csr"))
                .pem();
    }

    @AfterAll
    static void stop() {
        pca.close();
        sandbox.close();
    }

    static Stream<String> subordinates() {
        return Stream.of(0, 1, 2, 3)
                .flatMap(length -> Stream.of("", "Blank")
                        .flatMap(blank -> Stream.of("", "_CSRPassthrough", "_APIPassthrough", "_APICSRPassthrough")
                                .filter(variant -> blank.isEmpty() || !variant.isEmpty())
                                .map(variant -> blank + "SubordinateCACertificate_PathLen" + length + variant)));
    }

    static Stream<String> endEntities() {
        return Stream.of(
                        "EndEntityCertificate",
                        "EndEntityClientAuthCertificate",
                        "EndEntityServerAuthCertificate",
                        "CodeSigningCertificate",
                        "OCSPSigningCertificate")
                .flatMap(name -> Stream.of("", "_CSRPassthrough", "_APIPassthrough", "_APICSRPassthrough")
                        .map(variant -> name + variant));
    }

    static Stream<String> roots() {
        return Stream.concat(
                Stream.of("RootCACertificate", "RootCACertificate_APIPassthrough"),
                Stream.of("", "_PathLen0", "_PathLen1", "_PathLen2", "_PathLen3")
                        .map(length -> "BlankRootCACertificate" + length + "_APIPassthrough"));
    }

    @Test
    void noTemplateIsLeftOut() {
        Stream<String> blankEndEntities = Stream.of("", "_CriticalBasicConstraints")
                .flatMap(basics -> Stream.of("_CSRPassthrough", "_APIPassthrough", "_APICSRPassthrough")
                        .map(variant -> "BlankEndEntityCertificate" + basics + variant));

        assertThat(Template.names())
                .containsExactlyInAnyOrderElementsOf(Stream.of(roots(), subordinates(), endEntities(), blankEndEntities)
                        .flatMap(names -> names)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("roots")
    void rootsAreSelfSigned(String template) throws Exception {
        X509CertificateHolder certificate = issue(template, pca.csr(root));

        PcaClient.parse(TestCsr.pem("CERTIFICATE", certificate.getEncoded()))
                .verify(PcaClient.parse(pca.sdk()
                                .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(root))
                                .certificate())
                        .getPublicKey());
        assertThat(certificate.getIssuer()).isEqualTo(certificate.getSubject());
        assertThat(certificate.getSubject()).hasToString(takesApi(template) ? "CN=api" : "O=Example,CN=Root");
        int at = template.indexOf("PathLen");
        Extension basics = certificate.getExtension(Extension.basicConstraints);
        assertThat(basics.isCritical()).isTrue();
        assertThat(BasicConstraints.getInstance(basics.getParsedValue()))
                .isEqualTo(at < 0 ? new BasicConstraints(true) : new BasicConstraints(template.charAt(at + 7) - '0'));
        int usage = template.startsWith("Blank")
                ? KeyUsage.nonRepudiation
                : KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
        assertThat(KeyUsage.fromExtensions(certificate.getExtensions())).isEqualTo(new KeyUsage(usage));
        assertThat(certificate.getExtension(API_OWN) != null).isEqualTo(takesApi(template));
        assertThat(certificate.getExtension(Extension.subjectKeyIdentifier)).isNotNull();
        assertThat(certificate.getExtension(Extension.cRLDistributionPoints)).isNull();
    }

    private static X509CertificateHolder issue(String template) throws Exception {
        return issue(template, csr);
    }

    private static X509CertificateHolder issue(String template, String csr) throws Exception {
        CustomExtension own = CustomExtension.builder()
                .objectIdentifier(API_OWN.getId())
                .value(java.util.Base64.getEncoder().encodeToString(API_VALUE))
                .critical(true)
                .build();
        CustomExtension basics = CustomExtension.builder()
                .objectIdentifier("2.5.29.19")
                .value("MAA=")
                .build();
        var name = software.amazon.awssdk.services.acmpca.model.GeneralName.builder()
                .dnsName("api.example.com")
                .build();
        String pem = pca.issueAndGet(
                root,
                csr,
                template,
                r -> r.apiPassthrough(a -> a.subject(s -> s.commonName("api"))
                        .extensions(e -> e.keyUsage(k -> k.nonRepudiation(true))
                                .subjectAlternativeNames(name)
                                .customExtensions(own, basics))));
        return new X509CertificateHolder(PcaClient.parse(pem).getEncoded());
    }

    @ParameterizedTest
    @MethodSource("subordinates")
    void subordinatesHaveThePathLengthOfTheirName(String template) throws Exception {
        X509CertificateHolder certificate = issue(template);

        int length = template.charAt(template.indexOf("PathLen") + 7) - '0';
        Extension basics = certificate.getExtension(Extension.basicConstraints);
        assertThat(basics.isCritical()).isTrue();
        assertThat(BasicConstraints.getInstance(basics.getParsedValue())).isEqualTo(new BasicConstraints(length));
        assertSources(certificate, template);
        int templates = KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign;
        int expected = !template.startsWith("Blank")
                ? templates
                : takesApi(template) ? KeyUsage.nonRepudiation : KeyUsage.dataEncipherment;
        assertThat(KeyUsage.fromExtensions(certificate.getExtensions())).isEqualTo(new KeyUsage(expected));
    }

    @ParameterizedTest
    @MethodSource("endEntities")
    void endEntitiesAreNoCas(String template) throws Exception {
        X509CertificateHolder certificate = issue(template);

        assertThat(BasicConstraints.fromExtensions(certificate.getExtensions()).isCA())
                .isFalse();
        assertSources(certificate, template);
        assertThat(ExtendedKeyUsage.fromExtensions(certificate.getExtensions())
                        .hasKeyPurposeId(KeyPurposeId.id_kp_timeStamping))
                .as("the CSR's purpose")
                .isFalse();
    }

    private static boolean takesApi(String template) {
        return template.contains("_API");
    }

    private static void assertSources(X509CertificateHolder certificate, String template) throws IOException {
        assertThat(certificate.getSubject()).hasToString(takesApi(template) ? "CN=api" : "CN=csr");
        GeneralName[] names = org.bouncycastle.asn1.x509.GeneralNames.fromExtensions(
                        certificate.getExtensions(), Extension.subjectAlternativeName)
                .getNames();
        assertThat(List.of(names))
                .containsExactly(new GeneralName(
                        GeneralName.dNSName, takesApi(template) ? "api.example.com" : "csr.example.com"));
        assertThat(certificate.getExtension(OWN) != null).isEqualTo(template.contains("CSRPassthrough"));
        Extension api = certificate.getExtension(API_OWN);
        assertThat(api != null).isEqualTo(takesApi(template));
        if (api != null) {
            assertThat(api.isCritical()).isTrue();
            assertThat(api.getExtnValue()).isEqualTo(new DEROctetString(API_VALUE));
        }
        assertThat(certificate.getExtension(Extension.authorityKeyIdentifier)).isNotNull();
        assertThat(certificate.getExtension(Extension.subjectKeyIdentifier)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, SHA256WITHRSA, SHA256withRSA",
        "RSA_3072, SHA384WITHRSA, SHA384withRSA",
        "RSA_4096, SHA512WITHRSA, SHA512withRSA",
        "EC_prime256v1, SHA512WITHECDSA, SHA512withECDSA",
        "EC_secp384r1, SHA384WITHECDSA, SHA384withECDSA",
        "EC_secp521r1, SHA256WITHECDSA, SHA256withECDSA",
    })
    void everyKeySigns(String keyName, String signingName, String jcaName) throws Exception {
        KeyAlgorithm key = KeyAlgorithm.fromValue(keyName);
        SigningAlgorithm signing = SigningAlgorithm.fromValue(signingName);
        String arn = pca.create(CertificateAuthorityType.ROOT, key, signing, "Any");
        var certificate = PcaClient.parse(
                pca.issueAndGet(arn, pca.csr(arn), "RootCACertificate", r -> r.signingAlgorithm(signing)));

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSigAlgName()).isEqualToIgnoringCase(jcaName);
        assertThat(certificate.getSerialNumber().toString(16)).hasSize(32);
        assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_AUTH, 1.3.6.1.5.5.7.3.1", "CODE_SIGNING, 1.3.6.1.5.5.7.3.3"})
    void blankTemplatesLeavePurposesToTheApi(ExtendedKeyUsageType type, String oid) throws Exception {
        var usage = software.amazon.awssdk.services.acmpca.model.ExtendedKeyUsage.builder()
                .extendedKeyUsageType(type)
                .build();
        var certificate = PcaClient.parse(pca.issueAndGet(
                root,
                csr,
                "BlankEndEntityCertificate_APIPassthrough",
                r -> r.apiPassthrough(a -> a.extensions(e -> e.extendedKeyUsage(usage)))));

        assertThat(certificate.getExtendedKeyUsage()).containsExactly(oid);
        assertThat(certificate.getKeyUsage()).isNull();
    }
}
