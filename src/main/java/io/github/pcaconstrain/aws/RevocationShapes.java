package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.CaOrder.Crl;
import io.github.pcaconstrain.ca.CaOrder.Ocsp;
import io.github.pcaconstrain.ca.CaOrder.Revocation;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acmpca.model.CrlConfiguration;
import software.amazon.awssdk.services.acmpca.model.OcspConfiguration;
import software.amazon.awssdk.services.acmpca.model.RevocationConfiguration;
import software.amazon.awssdk.services.acmpca.model.S3ObjectAcl;

/** The SDK's description of how a CA publishes revocation. What is off is the same as what is absent. */
final class RevocationShapes {
    private RevocationShapes() {}

    static Revocation of(@Nullable RevocationConfiguration configuration) {
        return configuration == null
                ? Revocation.NONE
                : new Revocation(crl(configuration.crlConfiguration()), ocsp(configuration.ocspConfiguration()));
    }

    private static Optional<Crl> crl(@Nullable CrlConfiguration crl) {
        if (crl == null || !Boolean.TRUE.equals(crl.enabled())) {
            return Optional.empty();
        }
        return Optional.of(new Crl(
                Objects.requireNonNullElse(crl.s3BucketName(), ""),
                Objects.requireNonNullElse(crl.expirationInDays(), 0),
                Optional.ofNullable(crl.customCname()),
                crl.s3ObjectAcl() == S3ObjectAcl.BUCKET_OWNER_FULL_CONTROL));
    }

    private static Optional<Ocsp> ocsp(@Nullable OcspConfiguration ocsp) {
        return ocsp == null || !Boolean.TRUE.equals(ocsp.enabled())
                ? Optional.empty()
                : Optional.of(new Ocsp(Optional.ofNullable(ocsp.ocspCustomCname())));
    }
}
