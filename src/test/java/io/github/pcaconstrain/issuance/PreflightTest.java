package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.ExtensionsFileTest;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.KeyUsageBit;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem that can be found before AWS is asked, each alone and all at once. */
class PreflightTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final CaArn PARENT = arn("parent");
    private static final CaArn CA = arn("ca");
    private static final ExtendedKeyUsage PURPOSE = new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
    private static final ASN1Primitive OTHERS =
            parse(NameConstraintsDer.encode(PcaWorld.constraints("example.net", "")));

    /** A request with nothing against it, of which a test changes what it is about. */
    private static final class Case {
        CaStatus parentState = CaStatus.ACTIVE;
        CaType parentType = CaType.ROOT;
        KeyAlgorithm parentKey = KeyAlgorithm.EC_P256;
        UsageMode parentUsage = UsageMode.GENERAL_PURPOSE;
        CaArn ca = CA;
        CaStatus caState = CaStatus.ACTIVE;
        CaType caType = CaType.SUBORDINATE;
        KeyAlgorithm caKey = KeyAlgorithm.EC_P256;
        List<X509Certificate> path = List.of(TestCertificates.ca("Root").build());
        Csr csr = csr("CN=Sub CA,O=Example");
        NameConstraints policy = PcaWorld.constraints("dev.example.com,ip:10.0.0.0/8,email:x.com,uri:x.com", "");
        Validity validity = new Validity(Validity.Unit.YEARS, 5);
        int pathLength;
        Template template = Template.forConstrained(PARENT, 0);
        SigningAlgorithm signing = SigningAlgorithm.SHA256WITHECDSA;
        RequestedExtensions extensions = RequestedExtensions.NONE;
        AwsCli cli = AwsCli.of(Optional.of("dev"), Optional.empty());

        List<String> codes() {
            return findings().stream().map(Finding::code).toList();
        }

        List<Finding> findings() {
            Parent parent = new Parent(
                    authority(PARENT, parentType, parentState, parentKey, parentUsage),
                    path.stream()
                            .flatMap(each -> CaCertificate.parseAll("x", pem(each)).stream())
                            .toList());
            IssuanceRequest request = new IssuanceRequest(
                    PARENT, Optional.of(ca), csr, policy, validity, pathLength, template, signing, extensions);
            return Preflight.check(
                    request,
                    parent,
                    Optional.of(authority(ca, caType, caState, caKey, UsageMode.GENERAL_PURPOSE)),
                    NOW,
                    cli);
        }

        Case with(Consumer<Case> change) {
            change.accept(this);
            return this;
        }

        Case below(NameConstraints above) {
            path = List.of(TestCertificates.ca("Root")
                    .constraints(NameConstraintsDer.encode(above))
                    .build());
            return this;
        }
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                problem("", c -> {}),
                problem("parent-state", c -> c.parentState = CaStatus.DISABLED),
                problem("parent-state", c -> c.parentState = CaStatus.EXPIRED),
                problem("parent-state", c -> c.parentState = CaStatus.UNKNOWN),
                problem("parent-state", c -> {
                    c.parentState = CaStatus.PENDING_CERTIFICATE;
                    c.path = List.of();
                }),
                problem("same-ca", c -> c.ca = PARENT),
                problem("ca-is-root", c -> c.caType = CaType.ROOT),
                problem("ca-state", c -> c.caState = CaStatus.DELETED),
                problem("signing-algorithm", c -> c.parentKey = KeyAlgorithm.RSA_2048),
                problem("signing-algorithm", c -> c.signing = SigningAlgorithm.SHA256WITHRSA),
                problem("signing-algorithm", c -> {
                    c.parentKey = KeyAlgorithm.UNKNOWN;
                    c.signing = SigningAlgorithm.UNKNOWN;
                }),
                problem("signing-hash", c -> c.signing = SigningAlgorithm.SHA512WITHECDSA),
                problem(
                        "path-length-of-parent",
                        c -> c.path = List.of(
                                TestCertificates.ca("Root").pathLength(0).build())),
                problem(
                        "",
                        c -> c.path = List.of(
                                TestCertificates.ca("Root").pathLength(1).build())),
                problem("path-length-of-parent", c -> {
                    X509Certificate root =
                            TestCertificates.ca("Root").pathLength(1).build();
                    c.path = List.of(TestCertificates.ca("Middle").issuer(root).build(), root);
                }),
                problem(
                        "path-length",
                        c -> {
                            c.pathLength = 4;
                            c.template = Template.parse("SubordinateCACertificate_PathLen4_APIPassthrough", PARENT);
                        },
                        "template-drops-constraints"),
                problem("validity-beyond-parent", c -> c.validity = new Validity(Validity.Unit.YEARS, 10)),
                problem("validity-as-parent", c -> c.validity = Validity.until(TestCertificates.NOT_AFTER)),
                problem(
                        "validity-in-the-past",
                        c -> c.validity = Validity.until(Instant.parse("2026-05-31T23:59:59Z"))),
                problem("too-short-for-acm", c -> c.validity = new Validity(Validity.Unit.DAYS, 394)),
                problem("", c -> c.validity = new Validity(Validity.Unit.DAYS, 395)),
                problem("short-lived-parent", c -> c.parentUsage = UsageMode.SHORT_LIVED_CERTIFICATE),
                problem("csr-signature", c -> c.csr = altered()),
                problem("csr-subject", c -> c.csr = csr("")),
                problem("csr-key", c -> c.caKey = KeyAlgorithm.EC_P384),
                problem("csr-subject-differs", c -> c.csr = csr("CN=Sub CA,O=Other")),
                problem(
                        "template-drops-constraints",
                        c -> c.template = Template.parse("SubordinateCACertificate_PathLen0", PARENT)),
                problem(
                        "template-drops-constraints",
                        c -> c.template = Template.parse("SubordinateCACertificate_PathLen0_CSRPassthrough", PARENT)),
                problem(
                        "template-drops-constraints",
                        c -> c.template = Template.parse("EndEntityCertificate_APIPassthrough", PARENT)),
                problem(
                        "template-path-length",
                        c -> c.template = Template.parse("SubordinateCACertificate_PathLen1_APIPassthrough", PARENT)),
                problem("key-usage-missing", c -> c.template = blank()),
                problem("", c -> {
                    c.template = blank();
                    c.extensions = usage("keyCertSign,cRLSign");
                }),
                problem("key-usage", c -> {
                    c.template = blank();
                    c.extensions = usage("cRLSign");
                }),
                problem("key-usage-of-template", c -> c.extensions = usage("keyCertSign,cRLSign")),
                problem("", c -> c.extensions = usage("digitalSignature,keyCertSign,cRLSign")),
                problem("csr-names", c -> c.csr = parsed(sound().names(dns("evil.example.net")))),
                problem("", c -> {
                    c.csr = parsed(sound().names(dns("evil.example.net")));
                    c.extensions = document("'SubjectAlternativeNames': [{'DnsName': 'ca.dev.example.com'}]");
                }),
                problem("", c -> c.csr = parsed(sound().with(Extension.extendedKeyUsage, true, PURPOSE))),
                problem("csr-extension", c -> {
                    c.csr = parsed(sound().with(Extension.extendedKeyUsage, true, PURPOSE));
                    c.template = Template.parse("SubordinateCACertificate_PathLen0_APICSRPassthrough", PARENT);
                }),
                problem("", c -> {
                    c.csr = parsed(sound().with(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)));
                    c.template = Template.parse("SubordinateCACertificate_PathLen0_APICSRPassthrough", PARENT);
                }),
                problem("csr-constraints", c -> c.csr = parsed(sound().with(Extension.nameConstraints, true, OTHERS))),
                problem(
                        "critical-extension",
                        c -> c.extensions = document("'CustomExtensions': [{'ObjectIdentifier': '1.2.3.4',"
                                + " 'Value': 'BQA=', 'Critical': true}]")),
                problem("csr-key-weak", c -> c.csr = parsed(sound().keys(keys("RSA", 1024))), "csr-key"),
                problem("csr-key-unsupported", c -> c.csr = parsed(sound().keys(curve("brainpoolP256r1"))), "csr-key"),
                problem("csr-key-unsupported", c -> c.csr = parsed(sound().keys(curve("secp224r1"))), "csr-key"),
                problem(
                        "subject-of-parent",
                        c -> c.path =
                                List.of(TestCertificates.ca("Sub CA,O=Example").build())),
                problem("ca-named-like-host", c -> {
                    c.csr = csr("O=Example,CN=Sub");
                    c.below(PcaWorld.constraints("example.com", ""));
                }),
                problem("ca-named-like-host", c -> {
                    c.csr = csr("O=Example,CN=ca.example.net");
                    c.below(PcaWorld.constraints("", "example.net"));
                }),
                problem("", c -> {
                    c.csr = csr("O=Example,CN=ca.example.com");
                    c.below(PcaWorld.constraints("example.com", ""));
                }),
                problem("pca-extension-too-long", c -> c.policy = PcaWorld.constraints(many(300), "")),
                problem("no-constraints", c -> c.policy = PcaWorld.constraints("", "")),
                problem("", c -> c.below(PcaWorld.constraints("example.com", ""))),
                problem("outside-parent", c -> c.below(PcaWorld.constraints("example.org", ""))),
                problem("outside-parent", c -> c.below(PcaWorld.constraints("ip:192.168.0.0/16", ""))),
                problem("wider-than-parent", c -> c.below(PcaWorld.constraints("a.dev.example.com", ""))),
                problem("excluded-by-parent", c -> c.below(PcaWorld.constraints("", "example.com"))),
                problem("", c -> c.below(PcaWorld.constraints("", "prod.dev.example.com"))),
                problem("subject-refused", c -> c.below(PcaWorld.constraints("dn:O=Elsewhere", ""))),
                problem(
                        "parent-constraints-malformed",
                        c -> c.path = List.of(TestCertificates.ca("Root")
                                .constraints(Base64.getDecoder().decode("MBSgEjAQggtleGFtcGxlLmNvbYABAA=="))
                                .build())));
    }

    private static Arguments problem(String code, Consumer<Case> change, String... more) {
        return arguments(code, more, change);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("problems")
    void eachIsFoundAloneWithSomethingToDo(String code, String[] more, Consumer<Case> change) {
        List<Finding> findings = new Case().with(change).findings();
        // What lint warns of is tested there.
        assertThat(findings.stream().map(Finding::code).filter(each -> !each.startsWith("pca-leading")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of(code), Stream.of(more))
                        .filter(each -> !each.isEmpty())
                        .toList());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.fix()).isNotBlank();
            assertThat(finding.message()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void commandsReachTheServiceThatWasAsked() {
        Case out = new Case().with(c -> {
            c.parentState = CaStatus.DISABLED;
            c.caState = CaStatus.DELETED;
        });

        assertThat(out.findings())
                .extracting(Finding::fix)
                .containsExactlyInAnyOrder(
                        "enable it: aws acm-pca update-certificate-authority --certificate-authority-arn " + PARENT
                                + " --status ACTIVE --region us-east-1 --profile dev",
                        "restore it: aws acm-pca restore-certificate-authority --certificate-authority-arn " + CA
                                + " --region us-east-1 --profile dev");

        out.cli = AwsCli.ofSandbox("/tmp/state");
        assertThat(out.findings())
                .extracting(Finding::fix)
                .allSatisfy(fix ->
                        assertThat(fix).doesNotContain("aws ").contains("pca-constrain sandbox --dir /tmp/state"));
    }

    @Test
    void allAreFoundAtOnce() {
        Case all = new Case().below(PcaWorld.constraints("example.org", "")).with(c -> {
            c.parentState = CaStatus.DISABLED;
            c.parentKey = KeyAlgorithm.RSA_2048;
            c.validity = new Validity(Validity.Unit.YEARS, 20);
            c.csr = altered();
            c.template = Template.parse("SubordinateCACertificate_PathLen0", PARENT);
        });
        assertThat(all.codes())
                .containsExactlyInAnyOrder(
                        "parent-state",
                        "signing-algorithm",
                        "validity-beyond-parent",
                        "csr-signature",
                        "template-drops-constraints",
                        "outside-parent");
    }

    @Test
    void theUsualValidityEndsBeforeTheParentDoes() {
        Parent parent = new Parent(
                authority(PARENT, CaType.ROOT, CaStatus.ACTIVE, KeyAlgorithm.EC_P256, UsageMode.GENERAL_PURPOSE),
                CaCertificate.parseAll("x", pem(TestCertificates.ca("Root").build())));

        assertThat(parent.usualValidity(NOW)).isEqualTo(new Validity(Validity.Unit.YEARS, 5));
        assertThat(parent.usualValidity(Instant.parse("2032-01-01T00:00:00Z")))
                .isEqualTo(Validity.until(Instant.parse("2035-12-31T00:00:00Z")));
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                        .mapToObj(i -> "host" + i + ".example.com")
                        .collect(Collectors.joining(",")) + ",email:x.com,uri:x.com,ip:10.0.0.0/8";
    }

    private static ASN1Primitive parse(byte[] der) {
        try {
            return ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestCsr sound() {
        return TestCsr.subject("CN=Sub CA,O=Example");
    }

    private static Csr parsed(TestCsr csr) {
        return Csr.parse("csr", csr.pem().getBytes(StandardCharsets.US_ASCII));
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static Template blank() {
        return Template.parse("BlankSubordinateCACertificate_PathLen0_APICSRPassthrough", PARENT);
    }

    private static RequestedExtensions usage(String names) {
        return RequestedExtensions.NONE.withKeyUsage(KeyUsageBit.parse(names));
    }

    private static RequestedExtensions document(String members) {
        return ExtensionsFileTest.read("{'Extensions': {" + members + "}}");
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Csr csr(String subject) {
        return Csr.parse("csr", TestCsr.subject(subject).pem().getBytes(StandardCharsets.US_ASCII));
    }

    /** One whose subject was changed after it was signed. */
    private static Csr altered() {
        String body = TestCsr.subject("CN=Sub CA,O=Example").pem().replaceAll("-----[A-Z ]+-----|\\s", "");
        String octets = new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1);
        return Csr.parse("csr", octets.replace("Sub", "Suc").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static CaArn arn(String id) {
        return CaArn.parse("arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/" + id);
    }

    private static Authority authority(CaArn arn, CaType type, CaStatus status, KeyAlgorithm key, UsageMode usage) {
        return new Authority(
                arn,
                "111122223333",
                type,
                status,
                Optional.empty(),
                key,
                key.usualSigningAlgorithm(),
                Map.of("Organization", "Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                usage,
                Optional.empty(),
                CaOrder.Revocation.NONE);
    }
}
