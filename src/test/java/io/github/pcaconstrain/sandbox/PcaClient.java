package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** The AWS SDK's client, and the few things that most tests do with it. */
public record PcaClient(AcmPcaClient sdk, String partition) implements AutoCloseable {
    public static PcaClient of(URI endpoint, String region) {
        AcmPcaClient sdk =
                SdkClients.configured(AcmPcaClient.builder(), endpoint, region).build();
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return new PcaClient(sdk, partition);
    }

    /** A client that signs with an access key of one account. */
    public static PcaClient of(Sandbox sandbox, AwsCredentials credentials) {
        return new PcaClient(
                SdkClients.configured(AcmPcaClient.builder(), sandbox.endpoint(), "us-east-1", credentials)
                        .build(),
                "aws");
    }

    public static PcaClient of(Sandbox sandbox) {
        return of(sandbox.endpoint(), "us-east-1");
    }

    /** A CA without a certificate. */
    public String create(CertificateAuthorityType type, KeyAlgorithm key, SigningAlgorithm signing, String name) {
        return create(type, key, signing.toString(), name);
    }

    /** The same, with an algorithm that the SDK may not know. */
    String create(CertificateAuthorityType type, KeyAlgorithm key, String signing, String name) {
        return sdk.createCertificateAuthority(r -> r.certificateAuthorityType(type)
                        .certificateAuthorityConfiguration(c -> c.keyAlgorithm(key)
                                .signingAlgorithm(signing)
                                .subject(s -> s.organization("Example").commonName(name))))
                .certificateAuthorityArn();
    }

    /** An active root CA with an EC key, valid for ten years. */
    public String root() {
        String arn = create(
                CertificateAuthorityType.ROOT, KeyAlgorithm.EC_PRIME256_V1, SigningAlgorithm.SHA256_WITHECDSA, "Root");
        String pem = issueAndGet(
                arn,
                csr(arn),
                "RootCACertificate",
                r -> r.validity(v -> v.type("YEARS").value(10L)));
        sdk.importCertificateAuthorityCertificate(
                r -> r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(pem)));
        return arn;
    }

    /** A subordinate CA without a certificate. */
    public String pendingSubordinate(String name) {
        return create(
                CertificateAuthorityType.SUBORDINATE,
                KeyAlgorithm.EC_PRIME256_V1,
                SigningAlgorithm.SHA256_WITHECDSA,
                name);
    }

    /** An active subordinate CA below a parent, valid for three years. */
    public String subordinate(String parent) {
        String arn = pendingSubordinate("Subordinate");
        install(arn, parent, "SubordinateCACertificate_PathLen0", r -> {});
        return arn;
    }

    /** Signs a CA's CSR with its parent and imports the result; returns the certificate. */
    public String install(String arn, String parent, String template, Consumer<IssueCertificateRequest.Builder> more) {
        String issued = issue(parent, csr(arn), template, r -> {
            r.validity(v -> v.type("YEARS").value(3L));
            more.accept(r);
        });
        var certificate =
                sdk.getCertificate(r -> r.certificateAuthorityArn(parent).certificateArn(issued));
        sdk.importCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(arn)
                .certificate(SdkBytes.fromUtf8String(certificate.certificate()))
                .certificateChain(SdkBytes.fromUtf8String(certificate.certificateChain())));
        return certificate.certificate();
    }

    public String csr(String arn) {
        return sdk.getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(arn))
                .csr();
    }

    /** Issues for 30 days with an EC CA, unless told otherwise; returns the certificate's ARN. */
    public String issue(String ca, String csr, String template, Consumer<IssueCertificateRequest.Builder> more) {
        return sdk.issueCertificate(r -> {
                    r.certificateAuthorityArn(ca)
                            .csr(SdkBytes.fromUtf8String(csr))
                            .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                            .templateArn(template(template))
                            .validity(v -> v.type("DAYS").value(30L));
                    more.accept(r);
                })
                .certificateArn();
    }

    public String issueAndGet(String ca, String csr, String template, Consumer<IssueCertificateRequest.Builder> more) {
        String issued = issue(ca, csr, template, more);
        return sdk.getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(issued))
                .certificate();
    }

    public String template(String name) {
        return "arn:" + partition + ":acm-pca:::template/" + name + "/V1";
    }

    public static X509Certificate parse(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a call that must fail, and returns its error code. */
    public static String errorCode(Runnable call) {
        var error = org.assertj.core.api.Assertions.catchThrowableOfType(
                software.amazon.awssdk.services.acmpca.model.AcmPcaException.class, call::run);
        assertThat(error).as("an error of the service").isNotNull();
        return error.awsErrorDetails().errorCode();
    }

    @Override
    public void close() {
        sdk.close();
    }
}
