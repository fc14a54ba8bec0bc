package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.RenewalStatus;
import software.amazon.awssdk.services.acm.model.RenewalSummary;

/** GetCertificate, ExportCertificate and RenewCertificate, as the AWS SDK sees them. */
class DeliveryTest {
    private final AcmWorld world = new AcmWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anExportedKeyIsTheCertificates() throws Exception {
        String arn = world.issued(world.constrained(), "app.dev.example.com");
        var exported = world.export(arn, "correct horse");
        assertThat(exported.privateKey()).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        PrivateKey key = decrypt(exported.privateKey(), "correct horse");
        assertThat(isPair(key, AcmWorld.parse(exported.certificate()).getPublicKey()))
                .isTrue();
        assertThat(exported.certificateChain()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "pass#word", "pass$word", "pass%word", "p\u00e4ssword"})
    void aPassphraseHasRules(String passphrase) {
        String arn = world.issued(world.constrained(), "app.dev.example.com");
        assertThat(AcmWorld.code(() -> world.export(arn, passphrase))).isEqualTo("ValidationException");
    }

    @Test
    void onlyExportedCertificatesAreRenewed() {
        String arn = world.issued(world.constrained(), "app.dev.example.com");
        assertThat(AcmWorld.code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
                .isEqualTo("ValidationException");
        String before = world.export(arn, "passphrase").certificate();
        assertThat(world.describe(arn).renewalEligibility()).isEqualTo(RenewalEligibility.ELIGIBLE);

        world.clock.advance(Duration.ofDays(300));
        world.acm.renewCertificate(r -> r.certificateArn(arn));
        assertThat(world.describe(arn).renewalSummary().renewalStatus()).isEqualTo(RenewalStatus.PENDING_AUTO_RENEWAL);
        assertThat(world.acm.getCertificate(r -> r.certificateArn(arn)).certificate())
                .isEqualTo(before);
        assertThat(AcmWorld.code(() -> world.acm.renewCertificate(r -> r.certificateArn(arn))))
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
        world.export(arn, "passphrase");
        world.pca.updateCertificateAuthority(r -> r.certificateAuthorityArn(ca).status("DISABLED"));
        assertThat(renewal(arn).renewalStatus()).isEqualTo(RenewalStatus.FAILED);
        assertThat(renewal(arn).renewalStatusReasonAsString()).isEqualTo("PCA_INVALID_STATE");
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.ISSUED);
    }

    private RenewalSummary renewal(String arn) {
        world.acm.renewCertificate(r -> r.certificateArn(arn));
        world.settle();
        return world.describe(arn).renewalSummary();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "IssueCertificate", "IssueCertificate,GetCertificate", "GetCertificate,ListPermissions"})
    void aRenewalWithoutThePermissionStaysPending(String actions) {
        String ca = world.constrained();
        String arn = world.issued(ca, "app.dev.example.com");
        String before = world.export(arn, "passphrase").certificate();
        world.pca.deletePermission(r -> r.certificateAuthorityArn(ca).principal("acm.amazonaws.com"));
        if (!actions.isEmpty()) {
            world.pca.createPermission(r -> r.certificateAuthorityArn(ca)
                    .principal("acm.amazonaws.com")
                    .actionsWithStrings(actions.split(",")));
        }

        RenewalSummary denied = renewal(arn);
        assertThat(denied.renewalStatus()).isEqualTo(RenewalStatus.PENDING_AUTO_RENEWAL);
        assertThat(denied.renewalStatusReasonAsString()).isEqualTo("PCA_ACCESS_DENIED");
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.ISSUED);
        assertThat(world.acm.getCertificate(r -> r.certificateArn(arn)).certificate())
                .isEqualTo(before);

        if (!actions.isEmpty()) {
            world.pca.deletePermission(r -> r.certificateAuthorityArn(ca).principal("acm.amazonaws.com"));
        }
        world.permit(ca);
        RenewalSummary granted = renewal(arn);
        assertThat(granted.renewalStatus()).isEqualTo(RenewalStatus.SUCCESS);
        assertThat(granted.renewalStatusReason()).isNull();
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
