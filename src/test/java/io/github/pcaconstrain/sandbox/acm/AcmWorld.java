package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.ExportCertificateResponse;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CustomExtension;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import tools.jackson.databind.JsonNode;

/** A sandbox with both clients, and a clock that stands still. */
final class AcmWorld implements AutoCloseable {
    static final Duration DELAY = Duration.ofSeconds(2);

    private static final String REGION = "eu-west-1";

    /** Permitted .dev.example.com and .test.example.com, excluded .prod.dev.example.com. */
    static final String TUTORIAL_CONSTRAINTS =
            "MEagKTASghAuZGV2LmV4YW1wbGUuY29tMBOCES50ZXN0LmV4YW1wbGUuY29toRkwF4IVLnByb2QuZGV2LmV4YW1wbGUuY29t";

    final SettableClock clock = new SettableClock();
    final AcmClient acm;
    final AcmPcaClient pca;
    private final Sandbox sandbox;
    private volatile Interceptor interceptor = Interceptor.NONE;

    AcmWorld() {
        this(Optional.empty());
    }

    AcmWorld(Optional<Path> folder) {
        this(folder, Assumptions.USUAL);
    }

    AcmWorld(Optional<Path> folder, Assumptions assumptions) {
        SandboxConfig config = SandboxConfig.inMemory()
                .withDelay(DELAY)
                .withClock(clock)
                .withInterceptor(new Switched())
                .withAssumptions(assumptions);
        sandbox = Sandbox.start(folder.map(config::withFolder).orElse(config));
        acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), REGION)
                .build();
        pca = SdkClients.configured(AcmPcaClient.builder(), sandbox.endpoint(), REGION)
                .build();
    }

    private final class Switched implements Interceptor {
        @Override
        public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
            return interceptor.around(context, operation, input, next);
        }

        @Override
        public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
            return interceptor.around(context, call, next);
        }
    }

    /** An active root CA with an EC key, valid for ten years. */
    String root() {
        String arn = pending("ROOT", "EC_prime256v1", "GENERAL_PURPOSE");
        install(arn, arn, "RootCACertificate", 3650, r -> {});
        return arn;
    }

    /** An active subordinate CA which ACM may use, with the tutorial's constraints, valid for three years. */
    String constrained() {
        String arn = subordinate(root(), 1095, "GENERAL_PURPOSE", TUTORIAL_CONSTRAINTS);
        permit(arn);
        return arn;
    }

    /** An active subordinate CA which ACM may not use. */
    String subordinate(String root, int days, String mode, String constraints) {
        String arn = pending("SUBORDINATE", "EC_prime256v1", mode);
        CustomExtension extension = CustomExtension.builder()
                .objectIdentifier("2.5.29.30")
                .value(constraints)
                .critical(true)
                .build();
        install(
                arn,
                root,
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                days,
                r -> r.apiPassthrough(a -> a.extensions(e -> e.customExtensions(extension))));
        return arn;
    }

    String pending(String type, String keyAlgorithm, String mode) {
        String arn = pca.createCertificateAuthority(r -> r.certificateAuthorityType(type)
                        .usageMode(mode)
                        .certificateAuthorityConfiguration(c -> c.keyAlgorithm(keyAlgorithm)
                                .signingAlgorithm(keyAlgorithm.startsWith("RSA") ? "SHA256WITHRSA" : "SHA256WITHECDSA")
                                .subject(s -> s.organization("Example Corp").commonName(type))))
                .certificateAuthorityArn();
        settle();
        return arn;
    }

    private void install(
            String arn, String issuer, String template, int days, Consumer<IssueCertificateRequest.Builder> more) {
        String csr = pca.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(arn))
                .csr();
        String issued = pca.issueCertificate(r -> {
                    r.certificateAuthorityArn(issuer)
                            .csr(SdkBytes.fromUtf8String(csr))
                            .signingAlgorithm("SHA256WITHECDSA")
                            .templateArn("arn:aws:acm-pca:::template/" + template + "/V1")
                            .validity(v -> v.type("DAYS").value((long) days));
                    more.accept(r);
                })
                .certificateArn();
        settle();
        var certificate =
                pca.getCertificate(r -> r.certificateAuthorityArn(issuer).certificateArn(issued));
        pca.importCertificateAuthorityCertificate(r -> {
            r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(certificate.certificate()));
            if (!arn.equals(issuer)) {
                r.certificateChain(SdkBytes.fromUtf8String(certificate.certificateChain()));
            }
        });
    }

    void permit(String ca) {
        pca.createPermission(r -> r.certificateAuthorityArn(ca)
                .principal("acm.amazonaws.com")
                .actions(ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE, ActionType.LIST_PERMISSIONS));
    }

    /** Requests a certificate with an EC key, unless told otherwise. */
    String request(String ca, String domain, Consumer<RequestCertificateRequest.Builder> more) {
        return acm.requestCertificate(r -> {
                    r.domainName(domain).certificateAuthorityArn(ca).keyAlgorithm("EC_prime256v1");
                    more.accept(r);
                })
                .certificateArn();
    }

    String issued(String ca, String domain) {
        String arn = request(ca, domain, r -> {});
        settle();
        return arn;
    }

    CertificateDetail describe(String arn) {
        return acm.describeCertificate(r -> r.certificateArn(arn)).certificate();
    }

    /** What becomes of a request, once it is decided: ISSUED, or the reason for a failure. */
    String outcome(String arn) {
        settle();
        CertificateDetail detail = describe(arn);
        return detail.failureReasonAsString() == null ? detail.statusAsString() : detail.failureReasonAsString();
    }

    void settle() {
        clock.advance(DELAY);
    }

    /** From now on, misbehaves like this; see {@link Faults#parse}. */
    void fault(String faults) {
        interceptor = new FaultInjector(Faults.parse(faults));
    }

    ExportCertificateResponse export(String arn, String passphrase) {
        return acm.exportCertificate(r -> r.certificateArn(arn).passphrase(SdkBytes.fromUtf8String(passphrase)));
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** Makes a call that must fail, and returns its error code. */
    static String code(ThrowingCallable call) {
        AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(error).as("an error of the service").isNotNull();
        return error.awsErrorDetails().errorCode();
    }

    static X509Certificate parse(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        acm.close();
        pca.close();
        sandbox.close();
    }
}
