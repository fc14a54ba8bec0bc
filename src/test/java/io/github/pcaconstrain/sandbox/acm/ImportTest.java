package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.ImportCertificateRequest;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;

/** Certificates and keys that OpenSSL made, imported into ACM. */
class ImportTest {
    @TempDir
    Path folder = Path.of("");

    private final AcmWorld world = new AcmWorld();

    @BeforeEach
    void setTime() {
        world.clock.set(Instant.now().plus(Duration.ofMinutes(1)));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void openssl(String words) {
        Programs.succeed(folder, List.of(("openssl " + words).split(" ", -1)));
    }

    /** A root, and a certificate with a chain below it, both with EC keys. */
    private void makeCertificates() {
        NeededTools.need("openssl");
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout root.key -out root.pem"
                + " -subj /O=Elsewhere/CN=root -days 10");
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout leaf.key -out leaf.csr"
                + " -subj /CN=imported.example.com"
                + " -addext subjectAltName=DNS:imported.example.com,DNS:b.example.com,IP:192.0.2.1");
        openssl("x509 -req -in leaf.csr -CA root.pem -CAkey root.key -CAcreateserial -days 5"
                + " -copy_extensions copyall -out leaf.pem");
    }

    private SdkBytes file(String name) {
        try {
            return SdkBytes.fromByteArray(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String importCertificate(Consumer<ImportCertificateRequest.Builder> more) {
        return world.acm
                .importCertificate(r -> {
                    r.certificate(file("leaf.pem")).privateKey(file("leaf.key")).certificateChain(file("root.pem"));
                    more.accept(r);
                })
                .certificateArn();
    }

    @Test
    @SuppressWarnings("deprecation") // the SDK warns of the option, and has it still
    void anImportedCertificateIsWhatWasImported() {
        makeCertificates();
        String arn = importCertificate(r -> r.tags(AcmWorld.tag("a", "1")));
        CertificateDetail detail = world.describe(arn);

        assertThat(detail.type()).isEqualTo(CertificateType.IMPORTED);
        assertThat(detail.status()).isEqualTo(CertificateStatus.ISSUED);
        assertThat(detail.domainName()).isEqualTo("imported.example.com");
        assertThat(detail.subjectAlternativeNames()).containsExactly("imported.example.com", "b.example.com");
        assertThat(detail.issuer()).isEqualTo("Elsewhere");
        assertThat(detail.importedAt()).isNotNull();
        assertThat(detail.renewalEligibility()).isEqualTo(RenewalEligibility.INELIGIBLE);
        assertThat(detail.serial()).matches("[0-9a-f]{2}(:[0-9a-f]{2})+");
        assertThat(detail.certificateKeyPairOriginAsString()).isEqualTo("CUSTOMER_PROVIDED");
        var body = world.acm.getCertificate(r -> r.certificateArn(arn));
        assertThat(body.certificate().strip())
                .isEqualTo(file("leaf.pem").asUtf8String().strip());
        assertThat(body.certificateChain().strip())
                .isEqualTo(file("root.pem").asUtf8String().strip());
        assertThat(world.acm.listTagsForCertificate(r -> r.certificateArn(arn)).tags())
                .containsExactly(AcmWorld.tag("a", "1"));
        assertThat(world.acm
                        .listCertificates(r -> r.certificateKeyPairOriginsWithStrings("CUSTOMER_PROVIDED")
                                .includes(i -> i.keyTypesWithStrings("EC_prime256v1")))
                        .certificateSummaryList())
                .extracting(CertificateSummary::typeAsString)
                .containsExactly("IMPORTED");
        assertThat(AcmWorld.code(() -> world.export(arn, "secret"))).isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.acm.updateCertificateOptions(r ->
                        r.certificateArn(arn).options(o -> o.certificateTransparencyLoggingPreference("ENABLED")))))
                .isEqualTo("InvalidStateException");
        world.clock.advance(Duration.ofDays(6));
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "*.example.com, *.example.com",
        "localhost, localhost",
        "4.example.com, 4.example.com",
        "192.0.2.4, ",
        "192.0.2.45, ",
        "2001:db8::1, ",
        "Jane Doe, "
    })
    void onlyADomainNameOfTheCommonNameCounts(String commonName, String domainName) {
        NeededTools.need("openssl");
        Programs.succeed(
                folder,
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-keyout",
                        "leaf.key",
                        "-out",
                        "leaf.pem",
                        "-subj",
                        "/CN=" + commonName,
                        "-days",
                        "10"));
        CertificateDetail detail = world.describe(world.acm
                .importCertificate(r -> r.certificate(file("leaf.pem")).privateKey(file("leaf.key")))
                .certificateArn());

        assertThat(detail.domainName()).isEqualTo(domainName);
        assertThat(detail.subjectAlternativeNames()).isEqualTo(domainName == null ? List.of() : List.of(domainName));
        assertThat(detail.subject()).isEqualTo("CN=" + commonName);
    }

    @Test
    void anImportTakesThePlaceOfAnother() {
        makeCertificates();
        String arn = importCertificate(r -> {});
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -subj /CN=other.example.com"
                + " -days 5");

        assertThat(importOther(r -> r.certificateArn(arn))).isEqualTo(arn);
        assertThat(world.describe(arn).domainName()).isEqualTo("other.example.com");
        assertThat(world.describe(arn).keyAlgorithmAsString()).isEqualTo("RSA-2048");
        assertThat(world.acm.getCertificate(r -> r.certificateArn(arn)).certificateChain())
                .isNull();
        assertThat(AcmWorld.code(() -> importOther(r -> r.certificateArn(arn).tags(AcmWorld.tag("a", "1")))))
                .isEqualTo("InvalidParameterException");
        String issued = world.issued(world.root(), "a.example.com");
        assertThat(AcmWorld.code(() -> importOther(r -> r.certificateArn(issued))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(
                        () -> importOther(r -> r.certificateArn(arn.replaceFirst("[0-9a-f]{12}$", "000000000000")))))
                .isEqualTo("ResourceNotFoundException");
        world.acm.deleteCertificate(r -> r.certificateArn(arn));
        assertThat(AcmWorld.code(() -> world.describe(arn))).isEqualTo("ResourceNotFoundException");
    }

    private String importOther(Consumer<ImportCertificateRequest.Builder> more) {
        return world.acm
                .importCertificate(r -> {
                    r.certificate(file("other.pem")).privateKey(file("other.key"));
                    more.accept(r);
                })
                .certificateArn();
    }

    @Test
    void keysComeInTheirOlderFormsToo() {
        makeCertificates();
        openssl("ec -in leaf.key -out sec1.key");
        openssl("ecparam -name prime256v1 -out parameters.pem");
        openssl("pkcs8 -topk8 -passout pass:x -in leaf.key -out encrypted.key");
        SdkBytes withParameters = SdkBytes.fromUtf8String(
                file("parameters.pem").asUtf8String() + file("sec1.key").asUtf8String());

        assertThat(file("sec1.key").asUtf8String()).startsWith("-----BEGIN EC PRIVATE KEY-----");
        assertThat(importCertificate(r -> r.privateKey(file("sec1.key")))).isNotEmpty();
        assertThat(importCertificate(r -> r.privateKey(withParameters))).isNotEmpty();
        assertThat(AcmWorld.code(() -> importCertificate(r -> r.privateKey(file("encrypted.key")))))
                .isEqualTo("ValidationException");
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        makeCertificates();
        SdkBytes leaf = file("leaf.pem");
        SdkBytes text = SdkBytes.fromUtf8String("no PEM");
        SdkBytes twice = SdkBytes.fromUtf8String(leaf.asUtf8String() + leaf.asUtf8String());

        assertRefused("private key does not match", r -> r.privateKey(file("root.key")));
        assertRefused("private key must be in PEM", r -> r.privateKey(text));
        assertRefused("valid PEM", r -> r.certificate(text));
        assertRefused("valid PEM", r -> r.certificateChain(text));
        assertRefused("exactly one certificate", r -> r.certificate(twice));
        assertRefused("self-signed certificate or certificate chain", r -> r.certificateChain(null));
        assertRefused("with the certificate chain", r -> r.certificateChain(leaf));
        world.clock.advance(Duration.ofDays(6));
        assertRefused("not valid at this time", r -> {});
    }

    private void assertRefused(String words, Consumer<ImportCertificateRequest.Builder> more) {
        assertThatThrownBy(() -> importCertificate(more))
                .isInstanceOf(AcmException.class)
                .hasMessageContaining(words);
        assertThat(AcmWorld.code(() -> importCertificate(more))).isEqualTo("ValidationException");
    }
}
