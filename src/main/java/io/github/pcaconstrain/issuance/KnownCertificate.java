package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that this machine has handled, as far as it was recorded.
 *
 * @param arn its ARN
 * @param serial its serial number in hexadecimal, with or without colons
 * @param issuer the name of its issuer, in the notation of {@link CaCertificate}
 * @param token the idempotency token with which it was requested
 * @param isRevoked whether it was revoked from this machine
 * @param source the origin of this information, for messages
 */
public record KnownCertificate(
        Optional<String> arn,
        Optional<String> serial,
        Optional<String> issuer,
        Optional<String> token,
        boolean isRevoked,
        String source) {
    public KnownCertificate {
        Objects.requireNonNull(arn, "arn");
        serial = serial.map(KnownCertificate::plain);
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(source, "source");
    }

    /** A certificate that was requested, before more is known about it. */
    public static KnownCertificate requested(String arn, IdempotencyToken token, String source) {
        return new KnownCertificate(
                Optional.of(arn), Optional.empty(), Optional.empty(), Optional.of(token.value()), false, source);
    }

    /** A certificate that was requested and issued. */
    public static KnownCertificate issued(
            String arn, CaCertificate certificate, IdempotencyToken token, String source) {
        return of(Optional.of(arn), certificate, Optional.of(token.value()), false, source);
    }

    /** A certificate that a CA uses, or used until it was replaced. */
    public static KnownCertificate installed(CaCertificate certificate, String source) {
        return of(Optional.empty(), certificate, Optional.empty(), false, source);
    }

    /** A certificate that was revoked. */
    public static KnownCertificate revoked(CaCertificate certificate, String source) {
        return of(Optional.empty(), certificate, Optional.empty(), true, source);
    }

    private static KnownCertificate of(
            Optional<String> arn, CaCertificate certificate, Optional<String> token, boolean isRevoked, String source) {
        return new KnownCertificate(
                arn,
                Optional.of(certificate.serial()),
                Optional.of(certificate.contents().issuer().exact()),
                token,
                isRevoked,
                source);
    }

    /** Whether it has this ARN. */
    public boolean hasArn(String other) {
        return arn.filter(other::equals).isPresent();
    }

    /** Whether it was requested with this token. */
    public boolean hasToken(IdempotencyToken other) {
        return token.filter(other.value()::equals).isPresent();
    }

    /** Whether it is this certificate: a serial number belongs to one certificate of an issuer (RFC 5280, 4.1.2.2). */
    public boolean is(CaCertificate certificate) {
        return serial.filter(plain(certificate.serial())::equals).isPresent()
                && issuer.map(certificate.contents().issuer().exact()::equals).orElse(true);
    }

    private static String plain(String serial) {
        String digits = serial.replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
        return digits.isEmpty() ? "0" : digits;
    }
}
