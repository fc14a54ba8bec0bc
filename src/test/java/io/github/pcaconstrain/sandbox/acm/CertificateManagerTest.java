package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DomainValidationOption;
import software.amazon.awssdk.services.acm.model.ExportCertificateResponse;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.RenewalStatus;
import software.amazon.awssdk.services.acm.model.SortBy;
import software.amazon.awssdk.services.acm.model.SortOrder;
import software.amazon.awssdk.services.acm.model.Tag;

/** ACM's operations, as the AWS SDK sees them. */
class CertificateManagerTest {
    private static final String NOT_THERE =
            "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000";

    private AcmWorld world = new AcmWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aCertificateIsPendingFirstAndThenIssued() throws Exception {
        String ca = world.constrained();
        String arn = world.request(ca, "app.dev.example.com", r -> r.subjectAlternativeNames("b.dev.example.com"));
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        assertThat(code(() -> world.acm.getCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("RequestInProgressException");
        assertThat(code(() -> export(arn, "passphrase"))).isEqualTo("RequestInProgressException");
        assertThat(code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("RequestInProgressException");
        world.settle();
        CertificateDetail detail = world.describe(arn);
        assertThat(detail.status()).isEqualTo(CertificateStatus.ISSUED);
        assertThat(detail.type()).isEqualTo(CertificateType.PRIVATE);
        assertThat(detail.certificateAuthorityArn()).isEqualTo(ca);
        assertThat(detail.subjectAlternativeNames()).containsExactly("app.dev.example.com", "b.dev.example.com");
        assertThat(detail.keyAlgorithmAsString()).isEqualTo("EC-prime256v1");
        assertThat(detail.signatureAlgorithm()).isEqualTo("SHA256WITHECDSA");
        assertThat(detail.issuer()).isEqualTo("Example Corp");
        assertThat(detail.serial()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
        assertThat(detail.hasDomainValidationOptions()).isFalse();
        assertThat(detail.issuedAt()).isNull();

        var got = world.acm.getCertificate(r -> r.certificateArn(arn));
        X509Certificate leaf = parse(got.certificate());
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=app.dev.example.com");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(detail.notAfter());
        assertThat(Duration.between(
                        world.clock.instant().minus(AcmWorld.DELAY),
                        leaf.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(395));
        leaf.verify(parse(got.certificateChain()).getPublicKey());
        assertThat(got.certificateChain().split("BEGIN CERTIFICATE", -1)).hasSize(3);
    }

    @Test
    void anExportedKeyIsTheCertificates() throws Exception {
        String arn = world.issued(world.constrained(), "app.dev.example.com");
        var exported = export(arn, "correct horse");
        assertThat(exported.privateKey()).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        PrivateKey key = decrypt(exported.privateKey(), "correct horse");
        assertThat(isPair(key, parse(exported.certificate()).getPublicKey())).isTrue();
        assertThat(exported.certificateChain()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "pass#word", "pass$word", "pass%word", "p\u00e4ssword"})
    void aPassphraseHasRules(String passphrase) {
        String arn = world.issued(world.constrained(), "app.dev.example.com");
        assertThat(code(() -> export(arn, passphrase))).isEqualTo("ValidationException");
    }

    @Test
    void onlyExportedCertificatesAreRenewed() {
        String arn = world.issued(world.constrained(), "app.dev.example.com");
        assertThat(code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ValidationException");
        String before = export(arn, "passphrase").certificate();
        assertThat(world.describe(arn).renewalEligibility()).isEqualTo(RenewalEligibility.ELIGIBLE);

        world.clock.advance(Duration.ofDays(300));
        world.acm.renewCertificate(r -> r.certificateArn(arn));
        assertThat(world.describe(arn).renewalSummary().renewalStatus()).isEqualTo(RenewalStatus.PENDING_AUTO_RENEWAL);
        assertThat(world.acm.getCertificate(r -> r.certificateArn(arn)).certificate())
                .isEqualTo(before);
        assertThat(code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("RequestInProgressException");
        world.settle();
        assertThat(world.describe(arn).renewalSummary().renewalStatus()).isEqualTo(RenewalStatus.SUCCESS);
        assertThat(world.acm.getCertificate(r -> r.certificateArn(arn)).certificate())
                .isNotEqualTo(before);
    }

    @Test
    void aRenewalThatFailsLeavesTheCertificate() {
        String ca = world.constrained();
        String arn = world.issued(ca, "app.dev.example.com");
        export(arn, "passphrase");
        world.pca.deletePermission(r -> r.certificateAuthorityArn(ca).principal("acm.amazonaws.com"));
        world.acm.renewCertificate(r -> r.certificateArn(arn));
        world.settle();
        CertificateDetail detail = world.describe(arn);
        assertThat(detail.renewalSummary().renewalStatus()).isEqualTo(RenewalStatus.FAILED);
        assertThat(detail.renewalSummary().renewalStatusReasonAsString()).isEqualTo("PCA_ACCESS_DENIED");
        assertThat(detail.status()).isEqualTo(CertificateStatus.ISSUED);
    }

    @Test
    void aTokenCountsForAnHour() {
        String ca = world.constrained();
        String first = world.request(ca, "app.dev.example.com", r -> r.idempotencyToken("once"));
        assertThat(world.request(ca, "app.dev.example.com", r -> r.idempotencyToken("once")))
                .isEqualTo(first);
        assertThat(world.request(ca, "app.dev.example.com", r -> r.idempotencyToken("twice")))
                .isNotEqualTo(first);
        assertThat(world.request(ca, "app.dev.example.com", r -> {})).isNotEqualTo(first);
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.request(ca, "app.dev.example.com", r -> r.idempotencyToken("once")))
                .isNotEqualTo(first);
    }

    @Test
    void listsShowRsaOnlyUnlessAskedOtherwise() {
        String ca = world.constrained();
        String arn = world.issued(ca, "app.dev.example.com");
        String failed = world.request(ca, "app.dev.example.com", r -> r.keyAlgorithm("RSA_2048"));
        world.settle();
        assertThat(world.acm.listCertificates().certificateSummaryList())
                .extracting(CertificateSummary::certificateArn)
                .containsExactly(failed);
        assertThat(world.acm
                        .listCertificates(r -> r.includes(i -> i.keyTypes(KeyAlgorithm.EC_PRIME256_V1)))
                        .certificateSummaryList())
                .extracting(CertificateSummary::certificateArn)
                .containsExactly(arn);
        assertThat(world.acm
                        .listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                        .certificateSummaryList())
                .isEmpty();
    }

    @Test
    void listsComeInPages() {
        String ca = world.constrained();
        List<String> arns = IntStream.range(0, 5)
                .mapToObj(i -> world.issued(ca, "app" + i + ".dev.example.com"))
                .toList();
        var pages = world.acm.listCertificatesPaginator(r -> r.maxItems(2)
                .includes(i -> i.keyTypes(KeyAlgorithm.EC_PRIME256_V1))
                .sortBy(SortBy.CREATED_AT)
                .sortOrder(SortOrder.DESCENDING));
        assertThat(pages.stream()).hasSize(3);
        assertThat(pages.certificateSummaryList().stream().map(CertificateSummary::certificateArn))
                .containsExactly(arns.get(4), arns.get(3), arns.get(2), arns.get(1), arns.get(0));
        assertThat(code(() -> world.acm.listCertificates(r -> r.nextToken("not ours"))))
                .isEqualTo("ValidationException");
        assertThat(code(() -> world.acm.listCertificates(r -> r.sortBy(SortBy.CREATED_AT))))
                .isEqualTo("ValidationException");
    }

    @Test
    void tagsAreAddedListedAndRemoved() {
        String arn = world.request(
                world.constrained(), "app.dev.example.com", r -> r.tags(tag("stage", "test"), tag("team", "a")));
        world.acm.addTagsToCertificate(r -> r.certificateArn(arn).tags(tag("team", "b")));
        assertThat(tags(arn)).containsExactly(tag("stage", "test"), tag("team", "b"));
        world.acm.removeTagsFromCertificate(r -> r.certificateArn(arn)
                .tags(tag("team", "a"), Tag.builder().key("stage").build()));
        assertThat(tags(arn)).containsExactly(tag("team", "b"));
        assertThat(code(() -> world.acm.addTagsToCertificate(
                        r -> r.certificateArn(arn).tags(tag("aws:x", "y")))))
                .isEqualTo("InvalidTagException");
        List<Tag> many = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "")).toList();
        assertThat(code(() -> world.acm.addTagsToCertificate(
                        r -> r.certificateArn(arn).tags(many))))
                .isEqualTo("TooManyTagsException");
    }

    @Test
    void aDeletedCertificateIsGoneAndSoIsItsToken() {
        String ca = world.constrained();
        String arn = world.request(ca, "app.prod.dev.example.com", r -> r.idempotencyToken("probe"));
        world.settle();
        assertThat(code(() -> world.acm.getCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ResourceNotFoundException");
        world.acm.deleteCertificate(r -> r.certificateArn(arn));
        assertThat(code(() -> world.describe(arn))).isEqualTo("ResourceNotFoundException");
        assertThat(code(() -> world.acm.deleteCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ResourceNotFoundException");
        assertThat(world.request(ca, "app.dev.example.com", r -> r.idempotencyToken("probe")))
                .isNotEqualTo(arn);
    }

    @Test
    void everyOperationOnOneCertificateChecksItsArn() {
        for (String arn : List.of(NOT_THERE, "arn:aws:acm:eu-west-1:111122223333:thing/x")) {
            String wanted = arn.equals(NOT_THERE) ? "ResourceNotFoundException" : "InvalidArnException";
            List<ThrowingCallable> calls = List.of(
                    () -> world.describe(arn),
                    () -> world.acm.getCertificate(r -> r.certificateArn(arn)),
                    () -> export(arn, "passphrase"),
                    () -> world.acm.renewCertificate(r -> r.certificateArn(arn)),
                    () -> world.acm.deleteCertificate(r -> r.certificateArn(arn)),
                    () -> world.acm.listTagsForCertificate(r -> r.certificateArn(arn)),
                    () -> world.acm.addTagsToCertificate(
                            r -> r.certificateArn(arn).tags(tag("a", "b"))),
                    () -> world.acm.removeTagsFromCertificate(
                            r -> r.certificateArn(arn).tags(tag("a", "b"))));
            assertThat(calls).allSatisfy(call -> assertThat(code(call)).isEqualTo(wanted));
        }
    }

    @Test
    void requestsAreHeldToTheirLimits() {
        String ca = world.constrained();
        assertThat(code(() -> world.acm.requestCertificate(r -> r.domainName("app.dev.example.com"))))
                .isEqualTo("InvalidParameterException");
        assertThat(code(() -> world.request(ca, "under_score.example.com", r -> {})))
                .isEqualTo("ValidationException");
        assertThat(code(() -> world.request(ca, "single", r -> {}))).isEqualTo("ValidationException");
        assertThat(code(() -> world.request(ca, "a".repeat(60) + ".example.com", r -> {})))
                .isEqualTo("InvalidParameterException");
        assertThat(code(() -> world.request(ca, "a.example.com", r -> r.keyAlgorithm("RSA_4096"))))
                .isEqualTo("InvalidParameterException");
        assertThat(code(() -> world.request(ca, "a.example.com", r -> r.idempotencyToken("no blanks"))))
                .isEqualTo("ValidationException");
        String[] names = IntStream.range(0, 10)
                .mapToObj(i -> "n" + i + ".dev.example.com")
                .toArray(String[]::new);
        assertThat(code(() -> world.request(ca, "a.example.com", r -> r.subjectAlternativeNames(names))))
                .isEqualTo("LimitExceededException");
        assertThat(code(() -> world.request(
                        ca,
                        "a.example.com",
                        r -> r.domainValidationOptions(DomainValidationOption.builder()
                                .domainName("a.example.com")
                                .validationDomain("example.org")
                                .build()))))
                .isEqualTo("InvalidDomainValidationOptionsException");
        assertThat(code(() -> world.request(ca.replace("eu-west-1", "us-east-1"), "a.example.com", r -> {})))
                .isEqualTo("InvalidArnException");
        assertThat(code(() -> world.request(ca, "a.example.com", r -> r.tags(tag("aws:x", "y")))))
                .isEqualTo("InvalidTagException");
    }

    @Test
    void certificatesOutliveARestart(@TempDir Path folder) {
        world.close();
        world = new AcmWorld(Optional.of(folder));
        String ca = world.constrained();
        String issued = world.issued(ca, "app.dev.example.com");
        String pending = world.request(ca, "app.prod.dev.example.com", r -> {});
        world.close();
        world = new AcmWorld(Optional.of(folder));
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.describe(issued).status()).isEqualTo(CertificateStatus.ISSUED);
        assertThat(world.outcome(pending)).isEqualTo("PCA_NAME_CONSTRAINTS_VALIDATION");
        world.clock.advance(Duration.ofDays(396));
        assertThat(world.describe(issued).status()).isEqualTo(CertificateStatus.EXPIRED);
        world.acm.deleteCertificate(r -> r.certificateArn(issued));
        assertThat(folder.resolve("111122223333/eu-west-1/acm/" + issued.substring(issued.lastIndexOf('/') + 1)))
                .doesNotExist();
    }

    private ExportCertificateResponse export(String arn, String passphrase) {
        return world.acm.exportCertificate(r -> r.certificateArn(arn).passphrase(SdkBytes.fromUtf8String(passphrase)));
    }

    private List<Tag> tags(String arn) {
        return world.acm.listTagsForCertificate(r -> r.certificateArn(arn)).tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String code(ThrowingCallable call) {
        AcmException error = catchThrowableOfType(AcmException.class, call);
        assertThat(error).as("an error of the service").isNotNull();
        return error.awsErrorDetails().errorCode();
    }

    private static X509Certificate parse(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }

    private static PrivateKey decrypt(String pem, String passphrase) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            var encrypted = (PKCS8EncryptedPrivateKeyInfo) parser.readObject();
            return new JcaPEMKeyConverter()
                    .getPrivateKey(encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(passphrase.toCharArray())));
        }
    }

    private static boolean isPair(PrivateKey key, PublicKey other) throws Exception {
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(text);
        return signature.verify(signed);
    }
}
