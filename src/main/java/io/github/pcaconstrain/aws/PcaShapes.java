package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.UsageMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.ASN1Subject;
import software.amazon.awssdk.services.acmpca.model.ApiPassthrough;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CustomExtension;
import software.amazon.awssdk.services.acmpca.model.Extensions;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;

/** Converts between the SDK's shapes of AWS Private CA and the records of {@code ca}. */
final class PcaShapes {
    private PcaShapes() {}

    static Authority authority(@Nullable CertificateAuthority answered) {
        CertificateAuthority ca = RequiredMembers.required(answered, "CertificateAuthority");
        var configuration =
                RequiredMembers.required(ca.certificateAuthorityConfiguration(), "CertificateAuthorityConfiguration");
        CaArn arn = arn(ca.arn());
        return new Authority(
                arn,
                Objects.requireNonNullElse(ca.ownerAccount(), arn.account()),
                known(CaType.values(), RequiredMembers.text(ca.typeAsString(), "Type"), CaType.UNKNOWN),
                known(CaStatus.values(), RequiredMembers.text(ca.statusAsString(), "Status"), CaStatus.UNKNOWN),
                Optional.ofNullable(ca.failureReasonAsString()),
                KeyAlgorithm.of(RequiredMembers.text(configuration.keyAlgorithmAsString(), "KeyAlgorithm")),
                SigningAlgorithm.of(RequiredMembers.text(configuration.signingAlgorithmAsString(), "SigningAlgorithm")),
                subject(configuration.subject()),
                Optional.ofNullable(ca.serial()),
                Optional.ofNullable(ca.notBefore()),
                Optional.ofNullable(ca.notAfter()),
                ca.usageMode() == null
                        ? UsageMode.GENERAL_PURPOSE
                        : known(UsageMode.values(), ca.usageModeAsString(), UsageMode.UNKNOWN),
                Optional.ofNullable(ca.keyStorageSecurityStandardAsString()),
                RevocationShapes.of(ca.revocationConfiguration()));
    }

    private static CaArn arn(@Nullable String text) {
        String arn = RequiredMembers.arn(text, "Arn");
        return RequiredMembers.required(CaArn.matches(arn) ? CaArn.parse(arn) : null, "ARN of a private CA in Arn");
    }

    private static <E extends Enum<E>> E known(E[] values, @Nullable String name, E otherwise) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return otherwise;
    }

    private static Map<String, String> subject(@Nullable ASN1Subject subject) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (subject != null) {
            subject.sdkFields().forEach(field -> {
                if (field.getValueOrDefault(subject) instanceof String value) {
                    attributes.put(field.memberName(), value);
                }
            });
        }
        return attributes;
    }

    static IssueCertificateRequest request(SigningOrder order) {
        var request = IssueCertificateRequest.builder()
                .certificateAuthorityArn(order.issuer().toString())
                .csr(SdkBytes.fromUtf8String(order.csr()))
                .templateArn(order.templateArn())
                .signingAlgorithm(order.signing().name())
                .validity(v -> v.type(order.validity().unit().name())
                        .value(order.validity().value()))
                .idempotencyToken(order.token());
        if (!order.extensions().isEmpty() || !order.named().isEmpty()) {
            request.apiPassthrough(passthrough(order));
        }
        return request.build();
    }

    private static ApiPassthrough passthrough(SigningOrder order) {
        var extensions = NamedMembers.fill(Extensions.builder(), order.named());
        if (!order.extensions().isEmpty()) {
            extensions.customExtensions(order.extensions().stream()
                    .map(each -> CustomExtension.builder()
                            .objectIdentifier(each.oid())
                            .value(each.base64())
                            .critical(each.critical())
                            .build())
                    .toList());
        }
        return ApiPassthrough.builder().extensions(extensions.build()).build();
    }
}
