package io.github.pcaconstrain.encoding.certificate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.x509.Time;

/**
 * Parses the times of a certificate. The form that RFC 5280, section 4.1.2.5, prescribes, with seconds and in UTC, is
 * parsed here, because Bouncy Castle loads the JDK's calendars and locales, which takes 15 ms. All other forms are left
 * to Bouncy Castle.
 */
final class CertificateTime {
    /** What follows the digits of year, month, day, hour, minute and second in Bouncy Castle's text of that form. */
    private static final String UTC = "GMT+00:00";

    private static final int DIGITS = 14;

    private CertificateTime() {}

    /** Parses a time. */
    static Instant of(Time time) {
        String text = time.getTime();
        if (!isUsual(text)) {
            return time.getDate().toInstant();
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 8, 10),
                            number(text, 10, 12),
                            number(text, 12, 14))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return time.getDate().toInstant();
        }
    }

    private static boolean isUsual(String text) {
        return text.length() == DIGITS + UTC.length()
                && text.endsWith(UTC)
                && text.chars().limit(DIGITS).allMatch(each -> each >= '0' && each <= '9');
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
