package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that this machine has had to do with, as far as it was written down.
 *
 * @param arn its ARN
 * @param serial its serial number in hexadecimal, with or without colons
 * @param issuer the name of its issuer, as {@link CaCertificate} shows it
 * @param token the idempotency token that it was requested with
 * @param isRevoked whether it was revoked from here
 * @param source where this stands, for a reader
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

    /** One that was requested, before more is known of it. */
    public static KnownCertificate requested(String arn, IdempotencyToken token, String source) {
        return new KnownCertificate(
                Optional.of(arn), Optional.empty(), Optional.empty(), Optional.of(token.value()), false, source);
    }

    /** One that was requested and is there. */
    public static KnownCertificate issued(
            String arn, CaCertificate certificate, IdempotencyToken token, String source) {
        return of(Optional.of(arn), certificate, Optional.of(token.value()), false, source);
    }

    /** One that a CA works with, or worked with until it was replaced. */
    public static KnownCertificate installed(CaCertificate certificate, String source) {
        return of(Optional.empty(), certificate, Optional.empty(), false, source);
    }

    /** One that was revoked. */
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
