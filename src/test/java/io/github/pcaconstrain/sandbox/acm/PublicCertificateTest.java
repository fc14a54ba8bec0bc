package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.DomainValidationSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/** Requests without a private CA: they wait for validation, and say so. */
class PublicCertificateTest {
    private final AcmWorld world = new AcmWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private String request(Consumer<RequestCertificateRequest.Builder> more) {
        String arn = world.acm
                .requestCertificate(r -> {
                    r.domainName("a.example.com")
                            .subjectAlternativeNames("*.a.example.com", "b.example.com")
                            .keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                            .validationMethod(ValidationMethod.DNS);
                    more.accept(r);
                })
                .certificateArn();
        world.clock.advance(Duration.ofDays(1));
        return arn;
    }

    @Test
    void aPublicCertificateWaitsForItsDomains() {
        String arn = request(r -> {});
        CertificateDetail detail = world.describe(arn);

        assertThat(detail.status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        assertThat(detail.type()).isEqualTo(CertificateType.AMAZON_ISSUED);
        assertThat(detail.certificateAuthorityArn()).isNull();
        assertThat(detail.domainValidationOptions())
                .extracting(DomainValidation::domainName)
                .containsExactly("a.example.com", "*.a.example.com", "b.example.com");
        assertThat(detail.domainValidationOptions()).allSatisfy(each -> {
            assertThat(each.validationStatus()).isEqualTo(DomainStatus.PENDING_VALIDATION);
            assertThat(each.resourceRecord().name()).matches("_[0-9a-f]{32}\\.[ab]\\.example\\.com\\.");
            assertThat(each.resourceRecord().value()).matches("_[0-9a-f]{32}\\.acm-validations\\.aws\\.");
        });
        assertThat(detail.domainValidationOptions().get(0).resourceRecord())
                .as("a domain and its wildcard have one record")
                .isEqualTo(detail.domainValidationOptions().get(1).resourceRecord());
        assertThatThrownBy(() -> world.acm.getCertificate(r -> r.certificateArn(arn)))
                .hasMessageContaining("validates no domains")
                .hasMessageContaining("CertificateAuthorityArn");
        assertThat(AcmWorld.code(() -> world.export(arn, "secret"))).isEqualTo("RequestInProgressException");
    }

    @Test
    void domainValidationsAreListedInPages() {
        String arn = request(r -> {});

        assertThat(world.acm
                        .listCertificateDomainValidationsPaginator(
                                r -> r.certificateArn(arn).maxItems(1))
                        .domainValidationSummaryList())
                .extracting(DomainValidationSummary::domainName)
                .containsExactly("*.a.example.com", "a.example.com", "b.example.com");
        assertThat(world.acm
                        .listCertificateDomainValidations(r -> r.certificateArn(arn))
                        .domainValidationSummaryList()
                        .get(2)
                        .activeValidationConfiguration()
                        .validationChallenge()
                        .dnsValidationChallenge()
                        .resourceRecord())
                .isEqualTo(world.describe(arn).domainValidationOptions().get(2).resourceRecord());
        assertThat(AcmWorld.code(() -> world.acm.listCertificateDomainValidations(
                        r -> r.certificateArn(arn).nextToken("x"))))
                .isEqualTo("InvalidArgsException");
        String privateOne = world.issued(world.root(), "a.example.com");
        assertThat(world.acm
                        .listCertificateDomainValidations(r -> r.certificateArn(privateOne))
                        .domainValidationSummaryList())
                .isEmpty();
    }

    @Test
    void mailIsResentToADomainAbove() {
        String arn = request(r -> r.validationMethod(ValidationMethod.EMAIL));
        assertThat(world.describe(arn).domainValidationOptions().get(0).validationEmails())
                .hasSize(5)
                .contains("admin@a.example.com");

        resend(arn, "a.example.com", "example.com");
        assertThat(world.describe(arn).domainValidationOptions().get(0).validationEmails())
                .contains("postmaster@example.com");
        assertThat(AcmWorld.code(() -> resend(arn, "a.example.com", "b.example.com")))
                .isEqualTo("InvalidDomainValidationOptionsException");
        assertThat(AcmWorld.code(() -> resend(arn, "c.example.com", "example.com")))
                .isEqualTo("InvalidDomainValidationOptionsException");
        assertThat(AcmWorld.code(() -> resend(request(r -> {}), "a.example.com", "example.com")))
                .isEqualTo("InvalidStateException");
    }

    private void resend(String arn, String domain, String validationDomain) {
        world.acm.resendValidationEmail(
                r -> r.certificateArn(arn).domain(domain).validationDomain(validationDomain));
    }

    @Test
    @SuppressWarnings("deprecation") // the SDK warns of the option, and has it still
    void optionsAreUpdatedAsFarAsTheyCanBe() {
        String arn = request(r -> r.options(o -> o.export("ENABLED")));
        assertThat(world.describe(arn).options().exportAsString()).isEqualTo("ENABLED");

        world.acm.updateCertificateOptions(r -> r.certificateArn(arn)
                .options(o ->
                        o.certificateTransparencyLoggingPreference("DISABLED").export("ENABLED")));
        assertThat(world.describe(arn).options().certificateTransparencyLoggingPreferenceAsString())
                .isEqualTo("DISABLED");
        assertThat(AcmWorld.code(() -> world.acm.updateCertificateOptions(
                        r -> r.certificateArn(arn).options(o -> o.export("DISABLED")))))
                .isEqualTo("ValidationException");
        world.acm.deleteCertificate(r -> r.certificateArn(arn));
        assertThat(AcmWorld.code(() -> world.describe(arn))).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void theAccountsConfigurationIsKept() {
        assertThat(world.acm.getAccountConfiguration(r -> {}).expiryEvents().daysBeforeExpiry())
                .isEqualTo(45);
        world.acm.putAccountConfiguration(r -> r.idempotencyToken("1").expiryEvents(e -> e.daysBeforeExpiry(10)));
        world.acm.putAccountConfiguration(r -> r.idempotencyToken("2"));
        assertThat(world.acm.getAccountConfiguration(r -> {}).expiryEvents().daysBeforeExpiry())
                .isEqualTo(10);
        assertThat(AcmWorld.code(() -> world.acm.putAccountConfiguration(
                        r -> r.idempotencyToken("3").expiryEvents(e -> e.daysBeforeExpiry(0)))))
                .isEqualTo("ValidationException");
    }

    @Test
    void tagsByTheNewerOperationsAreThoseOfTheOlder() {
        String arn = request(r -> r.tags(AcmWorld.tag("a", "1")));

        world.acm.tagResource(r -> r.resourceArn(arn).tags(AcmWorld.tag("b", "2"), AcmWorld.tag("c", "3")));
        world.acm.untagResource(r -> r.resourceArn(arn).tagKeys("a", "c", "none"));
        assertThat(world.acm.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactly(AcmWorld.tag("b", "2"))
                .isEqualTo(world.acm
                        .listTagsForCertificate(r -> r.certificateArn(arn))
                        .tags());
        assertThat(AcmWorld.code(
                        () -> world.acm.tagResource(r -> r.resourceArn(arn).tags(AcmWorld.tag("aws:x", "")))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.acm.listTagsForResource(
                        r -> r.resourceArn(arn.replace("certificate/", "certificate/0")))))
                .isEqualTo("ResourceNotFoundException");
        for (int i = 0; i < 49; i++) {
            String key = "t" + i;
            world.acm.tagResource(r -> r.resourceArn(arn).tags(AcmWorld.tag(key, "")));
        }
        assertThat(AcmWorld.code(
                        () -> world.acm.tagResource(r -> r.resourceArn(arn).tags(AcmWorld.tag("u", "")))))
                .isEqualTo("ServiceQuotaExceededException");
    }

    @Test
    void onlyExportedCertificatesAreRevoked() {
        String ca = world.root();
        String arn = world.issued(ca, "a.example.com");
        assertThat(AcmWorld.code(() -> revoke(arn))).isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> revoke(request(r -> {})))).isEqualTo("ValidationException");
        world.export(arn, "secret");

        assertThat(revoke(arn)).isEqualTo(arn);
        CertificateDetail detail = world.describe(arn);
        assertThat(detail.status()).isEqualTo(CertificateStatus.REVOKED);
        assertThat(detail.revocationReasonAsString()).isEqualTo("SUPERCEDED");
        assertThat(detail.revokedAt()).isNotNull();
        assertThat(world.acm.getCertificate(r -> r.certificateArn(arn)).certificate())
                .contains("BEGIN");
        assertThat(AcmWorld.code(() -> revoke(arn))).isEqualTo("ConflictException");
        assertThat(AcmWorld.code(() -> world.export(arn, "secret"))).isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.pca.revokeCertificate(r -> r.certificateAuthorityArn(ca)
                        .certificateSerial(detail.serial())
                        .revocationReason("SUPERSEDED"))))
                .as("the CA has revoked it too")
                .isEqualTo("RequestAlreadyProcessedException");
    }

    private String revoke(String arn) {
        return world.acm
                .revokeCertificate(r -> r.certificateArn(arn).revocationReason("SUPERCEDED"))
                .certificateArn();
    }
}
