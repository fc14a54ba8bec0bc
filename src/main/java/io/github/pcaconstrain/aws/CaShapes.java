package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.CaOrder;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.acmpca.model.ASN1Subject;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CreateCertificateAuthorityRequest;
import software.amazon.awssdk.services.acmpca.model.RevocationConfiguration;
import software.amazon.awssdk.services.acmpca.model.S3ObjectAcl;
import software.amazon.awssdk.services.acmpca.model.Tag;

/** The SDK's request for a CA. */
final class CaShapes {
    private CaShapes() {}

    static CreateCertificateAuthorityRequest request(CaOrder order) {
        var request = CreateCertificateAuthorityRequest.builder()
                .certificateAuthorityType(CertificateAuthorityType.SUBORDINATE)
                .certificateAuthorityConfiguration(
                        c -> c.keyAlgorithm(order.key().wireName())
                                .signingAlgorithm(order.signing().name())
                                .subject(subject(order.subject())))
                .revocationConfiguration(revocation(order.revocation()))
                .usageMode(order.usageMode().name())
                .idempotencyToken(order.token())
                .tags(order.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList());
        order.keyStorage().ifPresent(request::keyStorageSecurityStandard);
        return request.build();
    }

    private static ASN1Subject subject(Map<String, String> members) {
        ASN1Subject.Builder subject = ASN1Subject.builder();
        for (SdkField<?> field : subject.build().sdkFields()) {
            String value = members.get(field.memberName());
            if (value != null) {
                field.set(subject, value);
            }
        }
        return subject.build();
    }

    /** A configuration that is off has nothing but Enabled (API reference, CrlConfiguration). */
    private static RevocationConfiguration revocation(CaOrder.Revocation revocation) {
        var all = RevocationConfiguration.builder();
        revocation
                .crl()
                .ifPresentOrElse(
                        crl -> all.crlConfiguration(c -> {
                            c.enabled(true).s3BucketName(crl.bucket()).expirationInDays(crl.days());
                            crl.customName().ifPresent(c::customCname);
                            if (crl.isPrivate()) {
                                c.s3ObjectAcl(S3ObjectAcl.BUCKET_OWNER_FULL_CONTROL);
                            }
                        }),
                        () -> all.crlConfiguration(c -> c.enabled(false)));
        revocation
                .ocsp()
                .ifPresentOrElse(
                        ocsp -> all.ocspConfiguration(c -> {
                            c.enabled(true);
                            ocsp.customName().ifPresent(c::ocspCustomCname);
                        }),
                        () -> all.ocspConfiguration(c -> c.enabled(false)));
        return all.build();
    }
}
