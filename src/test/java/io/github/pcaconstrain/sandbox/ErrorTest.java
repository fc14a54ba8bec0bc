package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.SettableClock;
import java.time.Duration;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.Tag;

/** What is refused, and with which error. */
class ErrorTest {
    private static final String LEAF = "EndEntityCertificate";
    private static final String UNKNOWN =
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO).withClock(clock));
    private final PcaClient pca = PcaClient.of(sandbox);
    private String root = "";

    @BeforeEach
    void makeRoot() {
        root = pca.root();
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    private static String csr() {
        return TestCsr.dns("a.example.com");
    }

    private void assertRefused(String code, Runnable call) {
        assertThat(PcaClient.errorCode(call)).isEqualTo(code);
    }

    @Test
    void issuingIsRefused() {
        String pending = pca.pendingSubordinate("Pending");
        String csr = csr();
        String unsigned = csr.substring(0, 150) + (csr.charAt(150) == 'A' ? 'B' : 'A') + csr.substring(151);

        assertRefused("InvalidStateException", () -> pca.issue(pending, csr(), LEAF, r -> {}));
        assertRefused("ResourceNotFoundException", () -> pca.issue(UNKNOWN, csr(), LEAF, r -> {}));
        assertRefused("InvalidArnException", () -> pca.issue("arn:aws:iam", csr(), LEAF, r -> {}));
        assertRefused("MalformedCSRException", () -> pca.issue(root, "no CSR", LEAF, r -> {}));
        assertRefused("MalformedCSRException", () -> pca.issue(root, unsigned, LEAF, r -> {}));
        assertRefused(
                "MalformedCSRException",
                () -> pca.issue(root, TestCsr.subject("").pem(), LEAF, r -> {}));
        assertRefused(
                "MalformedCSRException",
                () -> pca.issue(root, csr().replace(" CERTIFICATE", " NEW CERTIFICATE"), LEAF, r -> {}));
        assertRefused(
                "MalformedCSRException",
                () -> pca.issue(root, TestCsr.withoutAttributes("CN=a.example.com"), LEAF, r -> {}));
        assertRefused(
                "MalformedCSRException",
                () -> pca.issue(
                        root,
                        TestCsr.subject("")
                                .with(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(new GeneralName(GeneralName.dNSName, "a.example.com")))
                                .pem(),
                        LEAF,
                        r -> {}));
        assertRefused("InvalidArgsException", () -> pca.issue(root, csr(), "NoSuchTemplate", r -> {}));
        assertRefused("InvalidArgsException", () -> pca.issue(root, csr(), "RootCACertificate", r -> {}));
        assertRefused(
                "InvalidArgsException",
                () -> pca.issue(root, csr(), LEAF, r -> r.signingAlgorithm(SigningAlgorithm.SHA256_WITHRSA)));
        assertRefused(
                "InvalidArgsException",
                () -> pca.issue(
                        root, csr(), LEAF, r -> r.templateArn("arn:aws-cn:acm-pca:::template/" + LEAF + "/V1")));
        assertRefused(
                "ValidationException", () -> pca.issue(root, csr(), LEAF, r -> r.idempotencyToken("x".repeat(37))));
    }

    @ParameterizedTest
    @CsvSource({
        "YEARS, 11, ValidationException",
        "YEARS, 9223372036854775807, ValidationException",
        "MONTHS, 121, ValidationException",
        "DAYS, 3651, ''",
        "ABSOLUTE, 1, ValidationException",
        "ABSOLUTE, 9223372036854775807, ValidationException",
        "END_DATE, 491231235959, ValidationException",
        "END_DATE, 271231235959, ''",
        "END_DATE, 20271231235959, ''",
        "END_DATE, 20271331235959, ValidationException",
        "END_DATE, 501231235959, ValidationException",
        "DAYS, 0, ValidationException",
    })
    void validityIsHeldToItsTypeAndTheParent(String type, long value, String code) {
        Runnable issue = () ->
                pca.issue(root, csr(), LEAF, r -> r.validity(v -> v.type(type).value(value)));
        if (code.isEmpty()) {
            issue.run();
        } else {
            assertRefused(code, issue);
        }
    }

    @Test
    void aPathLengthMustBeLessThanTheParents() {
        String subordinate = pca.pendingSubordinate("Subordinate");
        pca.install(subordinate, root, "SubordinateCACertificate_PathLen1", r -> {});

        assertRefused(
                "ValidationException",
                () -> pca.issue(subordinate, csr(), "SubordinateCACertificate_PathLen1", r -> {}));
        pca.issue(subordinate, csr(), "SubordinateCACertificate_PathLen0", r -> {});
    }

    @Test
    void imports() {
        String one = pca.pendingSubordinate("One");
        String rootPem = pca.sdk()
                .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(root))
                .certificate();
        String template = "SubordinateCACertificate_PathLen0";
        String pem = pca.issueAndGet(root, pca.csr(one), template, r -> {});
        String others = pca.issueAndGet(root, csr(), template, r -> {});
        String leaf = pca.issueAndGet(root, pca.csr(one), LEAF, r -> {});

        assertRefused("InvalidRequestException", () -> install(one, pem, ""));
        assertRefused("InvalidRequestException", () -> install(one, pem, pem + "\n" + rootPem));
        assertRefused("CertificateMismatchException", () -> install(one, others, rootPem));
        assertRefused(
                "CertificateMismatchException", () -> install(one, pem, String.join("\n", rootPem, rootPem, others)));
        assertRefused("MalformedCertificateException", () -> install(one, pem, rootPem.strip() + others));
        assertRefused("MalformedCertificateException", () -> install(one, leaf, rootPem));
        assertRefused("MalformedCertificateException", () -> install(one, "no PEM", rootPem));
        assertRefused("MalformedCertificateException", () -> install(one, pem + pem, rootPem));
        assertRefused("MalformedCertificateException", () -> install(one, pem, "no PEM"));
        assertRefused("InvalidRequestException", () -> install(root, rootPem, rootPem));
        assertRefused("CertificateMismatchException", () -> install(root, pem, ""));
        install(one, pem, rootPem);
        install(one, pem, rootPem);
    }

    @Test
    void anImportedCertificateHasTheSubjectOfTheRequest() {
        String one = pca.pendingSubordinate("One");
        String rootPem = pca.sdk()
                .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(root))
                .certificate();
        String pem = pca.issueAndGet(
                root,
                pca.csr(one),
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                r -> r.apiPassthrough(a -> a.subject(s -> s.commonName("Another"))));

        assertRefused("CertificateMismatchException", () -> install(one, pem, rootPem));
    }

    private void install(String arn, String certificate, String chain) {
        pca.sdk().importCertificateAuthorityCertificate(r -> {
            r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(certificate));
            if (!chain.isEmpty()) {
                r.certificateChain(SdkBytes.fromUtf8String(chain));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        // registeredID and otherName are not enforced; dNSName is
        "MAegBTADiAEq, true, MalformedCertificateException",
        "MAegBTADggFh, true, ''",
    })
    void importedConstraintsMustBeOfAnEnforcedForm(String value, boolean isCritical, String code) {
        String one = pca.pendingSubordinate("One");
        Runnable install = () -> pca.install(
                one, root, "SubordinateCACertificate_PathLen0_APIPassthrough", TutorialFlowTest.constraints(value));
        if (code.isEmpty()) {
            install.run();
        } else {
            assertRefused(code, install);
        }
    }

    @Test
    void statesAllowWhatTheyAllow() {
        assertRefused(
                "InvalidStateException",
                () -> pca.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(root)));
        assertRefused(
                "InvalidStateException",
                () -> pca.sdk().restoreCertificateAuthority(r -> r.certificateAuthorityArn(root)));
        setStatus(CertificateAuthorityStatus.DISABLED);
        assertRefused("InvalidStateException", () -> pca.issue(root, csr(), LEAF, r -> {}));
        assertRefused("InvalidArgsException", () -> setStatus(CertificateAuthorityStatus.DELETED));
        pca.sdk()
                .deleteCertificateAuthority(r -> r.certificateAuthorityArn(root).permanentDeletionTimeInDays(7));
        assertRefused("InvalidStateException", () -> pca.csr(root));
        assertRefused("InvalidStateException", () -> setStatus(CertificateAuthorityStatus.ACTIVE));
        pca.sdk().restoreCertificateAuthority(r -> r.certificateAuthorityArn(root));
        assertThat(status()).isEqualTo(CertificateAuthorityStatus.DISABLED);
        setStatus(CertificateAuthorityStatus.ACTIVE);
        pca.issue(root, csr(), LEAF, r -> {});

        clock.advance(Duration.ofDays(3660));
        assertThat(status()).isEqualTo(CertificateAuthorityStatus.EXPIRED);
        assertRefused("InvalidStateException", () -> pca.issue(root, csr(), LEAF, r -> {}));
        pca.sdk()
                .deleteCertificateAuthority(r -> r.certificateAuthorityArn(root).permanentDeletionTimeInDays(7));
        clock.advance(Duration.ofDays(8));
        assertRefused("ResourceNotFoundException", this::status);
    }

    private void setStatus(CertificateAuthorityStatus status) {
        pca.sdk()
                .updateCertificateAuthority(r -> r.certificateAuthorityArn(root).status(status));
    }

    private CertificateAuthorityStatus status() {
        return pca.sdk()
                .describeCertificateAuthority(r -> r.certificateAuthorityArn(root))
                .certificateAuthority()
                .status();
    }

    @Test
    void revocation() {
        String leaf = pca.issue(root, csr(), LEAF, r -> {});
        String serial = leaf.substring(leaf.lastIndexOf('/') + 1);
        String own = PcaClient.parse(pca.sdk()
                        .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(root))
                        .certificate())
                .getSerialNumber()
                .toString(16);

        assertRefused("ResourceNotFoundException", () -> revoke("1234"));
        assertRefused("InvalidRequestException", () -> revoke("no hex"));
        assertRefused("InvalidRequestException", () -> revoke(own));
        revoke(serial.replaceAll("(..)(?!$)", "$1:").toUpperCase(java.util.Locale.ROOT));
        assertRefused("RequestAlreadyProcessedException", () -> revoke(serial));
        pca.sdk().getCertificate(r -> r.certificateAuthorityArn(root).certificateArn(leaf));
        assertRefused(
                "ResourceNotFoundException",
                () -> pca.sdk()
                        .getCertificate(r -> r.certificateAuthorityArn(root).certificateArn(root + "/certificate/12")));
        assertRefused(
                "InvalidArnException",
                () -> pca.sdk()
                        .getCertificate(r -> r.certificateAuthorityArn(root).certificateArn(root)));
    }

    private void revoke(String serial) {
        pca.sdk()
                .revokeCertificate(r -> r.certificateAuthorityArn(root)
                        .certificateSerial(serial)
                        .revocationReason(RevocationReason.SUPERSEDED));
    }

    @Test
    void permissionsTagsAndPolicies() {
        permit("acm.amazonaws.com");
        assertRefused("PermissionAlreadyExistsException", () -> permit("acm.amazonaws.com"));
        assertRefused("ValidationException", () -> permit("s3.amazonaws.com"));
        assertThat(pca.sdk()
                        .listPermissions(r -> r.certificateAuthorityArn(root))
                        .permissions())
                .hasSize(1);
        revokePermission();
        assertRefused("ResourceNotFoundException", this::revokePermission);

        tag("a", 0, 50);
        assertRefused("TooManyTagsException", () -> tag("b", 0, 1));
        assertRefused("InvalidTagException", () -> tag("aws:", 0, 1));
        assertThat(pca.sdk()
                        .listTagsPaginator(r -> r.certificateAuthorityArn(root).maxResults(7))
                        .tags())
                .hasSize(50);

        assertRefused("ResourceNotFoundException", () -> pca.sdk().getPolicy(r -> r.resourceArn(root)));
        assertRefused(
                "InvalidPolicyException",
                () -> pca.sdk().putPolicy(r -> r.resourceArn(root).policy("no policy")));
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        pca.sdk().putPolicy(r -> r.resourceArn(root).policy(policy));
        assertThat(pca.sdk().getPolicy(r -> r.resourceArn(root)).policy()).isEqualTo(policy);
        pca.sdk().deletePolicy(r -> r.resourceArn(root));
    }

    private void permit(String principal) {
        pca.sdk()
                .createPermission(r -> r.certificateAuthorityArn(root)
                        .principal(principal)
                        .actions(ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE));
    }

    private void revokePermission() {
        pca.sdk().deletePermission(r -> r.certificateAuthorityArn(root).principal("acm.amazonaws.com"));
    }

    private void tag(String prefix, int from, int to) {
        Tag[] tags = Stream.iterate(from, i -> i < to, i -> i + 1)
                .map(i -> Tag.builder().key(prefix + i).value("v").build())
                .toArray(Tag[]::new);
        pca.sdk().tagCertificateAuthority(r -> r.certificateAuthorityArn(root).tags(tags));
    }

    @Test
    void aRegionHasTwoHundredAuthorities() {
        for (int i = 1; i < 200; i++) {
            pca.pendingSubordinate("Subordinate " + i);
        }
        assertRefused("LimitExceededException", () -> pca.pendingSubordinate("One too many"));
        try (PcaClient elsewhere = PcaClient.of(sandbox.endpoint(), "us-west-2")) {
            elsewhere.pendingSubordinate("In another region");
        }
    }

    @Test
    void creation() {
        assertRefused(
                "InvalidArgsException",
                () -> pca.create(
                        CertificateAuthorityType.ROOT, KeyAlgorithm.RSA_2048, SigningAlgorithm.SHA256_WITHECDSA, "X"));
        assertRefused(
                "InvalidArgsException",
                () -> pca.create(CertificateAuthorityType.ROOT, KeyAlgorithm.SM2, SigningAlgorithm.SM3_WITHSM2, "X"));
        assertRefused(
                "InvalidArgsException",
                () -> pca.sdk()
                        .createCertificateAuthority(r -> r.certificateAuthorityType("ROOT")
                                .certificateAuthorityConfiguration(c -> c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                                        .signingAlgorithm("SHA256WITHRSA_PSS")
                                        .subject(s -> s.commonName("X")))));
        assertRefused(
                "ValidationException",
                () -> pca.create(
                        CertificateAuthorityType.ROOT,
                        KeyAlgorithm.EC_PRIME256_V1,
                        SigningAlgorithm.SHA256_WITHECDSA,
                        "x".repeat(65)));
    }

    @Test
    void regionsAndPartitionsDoNotSeeEachOther() {
        try (PcaClient china = PcaClient.of(sandbox.endpoint(), "cn-north-1")) {
            String other = china.root();

            assertThat(other).startsWith("arn:aws-cn:acm-pca:cn-north-1:111122223333:certificate-authority/");
            assertRefused("ResourceNotFoundException", () -> pca.csr(other));
            assertThat(pca.sdk().listCertificateAuthorities(r -> {}).certificateAuthorities())
                    .hasSize(1);
        }
    }

    @Test
    void otherFormsOfNamesAreHeldToConstraints() {
        // permitted: iPAddress 10.0.0.0/8; excluded: rfc822Name example.org
        String subordinate = pca.pendingSubordinate("Constrained");
        pca.install(
                subordinate,
                root,
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                TutorialFlowTest.constraints("MB+gDDAKhwgKAAAA/wAAAKEPMA2BC2V4YW1wbGUub3Jn"));

        issueFor(subordinate, GeneralName.iPAddress, "10.1.2.3");
        issueFor(subordinate, GeneralName.rfc822Name, "me@example.com");
        assertRefused("ValidationException", () -> issueFor(subordinate, GeneralName.iPAddress, "11.1.2.3"));
        assertRefused("ValidationException", () -> issueFor(subordinate, GeneralName.iPAddress, "::1"));
        assertRefused("ValidationException", () -> issueFor(subordinate, GeneralName.rfc822Name, "me@example.org"));
        assertRefused(
                "ValidationException",
                () -> pca.issue(
                        subordinate, TestCsr.subject("CN=x,E=me@example.org").pem(), LEAF, r -> {}));
        assertRefused(
                "ValidationException",
                () -> pca.issue(
                        subordinate,
                        TestCsr.subject("CN=x")
                                .withRaw(Extension.subjectAlternativeName, new byte[] {1})
                                .pem(),
                        LEAF,
                        r -> {}));
    }

    private void issueFor(String ca, int form, String name) {
        pca.issue(ca, TestCsr.subject("").names(new GeneralName(form, name)).pem(), LEAF, r -> {});
    }
}
