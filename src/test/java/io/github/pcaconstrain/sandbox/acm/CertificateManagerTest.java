package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.Thorough;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DomainValidationOption;

/** Requests and what becomes of them, as the AWS SDK sees them. */
class CertificateManagerTest {
    private static final String NOT_THERE =
            "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000";

    private static final int CLIENTS = Thorough.times(50, 200);

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
        assertThat(AcmWorld.code(() -> world.acm.getCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("RequestInProgressException");
        assertThat(AcmWorld.code(() -> world.export(arn, "passphrase"))).isEqualTo("RequestInProgressException");
        assertThat(AcmWorld.code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
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
        X509Certificate leaf = AcmWorld.parse(got.certificate());
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=app.dev.example.com");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(detail.notAfter());
        assertThat(Duration.between(
                        world.clock.instant().minus(AcmWorld.DELAY),
                        leaf.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(395));
        leaf.verify(AcmWorld.parse(got.certificateChain()).getPublicKey());
        assertThat(got.certificateChain().split("BEGIN CERTIFICATE", -1)).hasSize(3);
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

    /** As AWS does, though the other CA does not even exist: terraform-provider-aws issue 6666. */
    @Test
    void aTokenCountsForEveryCa() {
        String ca = world.constrained();
        String first = world.request(ca, "app.dev.example.com", r -> r.idempotencyToken("once"));
        String nobody = ca.substring(0, ca.lastIndexOf('/') + 1) + "00000000-0000-0000-0000-000000000000";
        assertThat(world.request(nobody, "app.dev.example.com", r -> r.idempotencyToken("once")))
                .isEqualTo(first);
    }

    /** The words are AWS's: floci issues 3027 and 3044. */
    @ParameterizedTest
    @ValueSource(strings = {"RSA_1024", "RSA_3072", "RSA_4096", "EC_secp521r1"})
    void someKeysCannotBeRequested(String key) {
        assertThatThrownBy(() -> world.acm.requestCertificate(
                        r -> r.domainName("app.dev.example.com").keyAlgorithm(key)))
                .isInstanceOfSatisfying(
                        AcmException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode() + ": "
                                        + e.awsErrorDetails().errorMessage())
                                .isEqualTo("ValidationException: Encryption Algorithm " + key
                                        + " is not supported in eu-west-1 region"));
    }

    @Test
    void aDeletedCertificateIsGoneAndSoIsItsToken() {
        String ca = world.constrained();
        String arn = world.request(ca, "app.prod.dev.example.com", r -> r.idempotencyToken("probe"));
        world.settle();
        assertThat(AcmWorld.code(() -> world.acm.getCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ResourceNotFoundException");
        world.acm.deleteCertificate(r -> r.certificateArn(arn));
        assertThat(AcmWorld.code(() -> world.describe(arn))).isEqualTo("ResourceNotFoundException");
        assertThat(AcmWorld.code(() -> world.acm.deleteCertificate(r -> r.certificateArn(arn))))
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
                    () -> world.export(arn, "passphrase"),
                    () -> world.acm.renewCertificate(r -> r.certificateArn(arn)),
                    () -> world.acm.deleteCertificate(r -> r.certificateArn(arn)),
                    () -> world.acm.listTagsForCertificate(r -> r.certificateArn(arn)),
                    () -> world.acm.addTagsToCertificate(
                            r -> r.certificateArn(arn).tags(AcmWorld.tag("a", "b"))),
                    () -> world.acm.removeTagsFromCertificate(
                            r -> r.certificateArn(arn).tags(AcmWorld.tag("a", "b"))));
            assertThat(calls).allSatisfy(call -> assertThat(AcmWorld.code(call)).isEqualTo(wanted));
        }
    }

    @Test
    void requestsAreHeldToTheirLimits() {
        String ca = world.constrained();
        assertThat(AcmWorld.code(() -> world.request(ca, "under_score.example.com", r -> {})))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.request(ca, "single", r -> {}))).isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.request(ca, "a".repeat(60) + ".example.com", r -> {})))
                .isEqualTo("InvalidParameterException");
        assertThat(AcmWorld.code(() -> world.request(ca, "a.example.com", r -> r.keyAlgorithm("RSA_4096"))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.request(ca, "a.example.com", r -> r.idempotencyToken("no blanks"))))
                .isEqualTo("ValidationException");
        String[] names = IntStream.range(0, 10)
                .mapToObj(i -> "n" + i + ".dev.example.com")
                .toArray(String[]::new);
        assertThat(AcmWorld.code(() -> world.request(ca, "a.example.com", r -> r.subjectAlternativeNames(names))))
                .isEqualTo("LimitExceededException");
        assertThat(AcmWorld.code(() -> world.request(
                        ca,
                        "a.example.com",
                        r -> r.domainValidationOptions(DomainValidationOption.builder()
                                .domainName("a.example.com")
                                .validationDomain("example.org")
                                .build()))))
                .isEqualTo("InvalidDomainValidationOptionsException");
        assertThat(AcmWorld.code(() -> world.request(ca.replace("eu-west-1", "us-east-1"), "a.example.com", r -> {})))
                .isEqualTo("InvalidArnException");
        assertThat(AcmWorld.code(() -> world.request(ca, "a.example.com", r -> r.tags(AcmWorld.tag("aws:x", "y")))))
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

    @Test
    void manyClientsAtOnceLoseNothing(@TempDir Path folder) throws Exception {
        world.close();
        world = new AcmWorld(Optional.of(folder));
        String ca = world.constrained();
        List<Callable<String>> clients = IntStream.range(0, CLIENTS)
                .<Callable<String>>mapToObj(i -> () -> world.request(ca, "app" + i + ".dev.example.com", r -> {}))
                .toList();
        List<String> requested = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (Future<String> answer : executor.invokeAll(clients)) {
                requested.add(answer.get());
            }
        } finally {
            executor.shutdown();
        }
        assertThat(requested).doesNotHaveDuplicates().hasSize(CLIENTS);
        world.close();
        world = new AcmWorld(Optional.of(folder));
        world.clock.advance(Duration.ofHours(1));
        assertThat(requested)
                .allSatisfy(arn -> assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.ISSUED));
        assertThat(requested.stream().map(arn -> world.describe(arn).domainName()))
                .containsExactlyElementsOf(IntStream.range(0, CLIENTS)
                        .mapToObj(i -> "app" + i + ".dev.example.com")
                        .toList());
    }
}
