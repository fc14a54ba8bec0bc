package io.github.pcaconstrain.encoding.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Instant;
import java.util.Random;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The witness is Bouncy Castle's own reading, by the JDK's calendar. */
class CertificateTimeTest {
    @ParameterizedTest
    @CsvSource({
        "500101000000Z,   1950-01-01T00:00:00Z",
        "491231235959Z,   2049-12-31T23:59:59Z",
        "000229120000Z,   2000-02-29T12:00:00Z",
        "2611260102Z,     2026-11-26T01:02:00Z",
        "261126010203+0100, 2026-11-26T00:02:03Z"
    })
    void utcTime(String text, Instant expected) throws ParseException {
        ASN1UTCTime time = new ASN1UTCTime(text);

        assertThat(CertificateTime.of(new Time(time)))
                .isEqualTo(expected)
                .isEqualTo(time.getAdjustedDate().toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "20500101000000Z,     2050-01-01T00:00:00Z",
        "99991231235959Z,     9999-12-31T23:59:59Z",
        "20240229000000Z,     2024-02-29T00:00:00Z",
        "20500101000000.5Z,   2050-01-01T00:00:00.500Z",
        "20500101000000+0100, 2049-12-31T23:00:00Z"
    })
    void generalizedTime(String text, Instant expected) throws ParseException {
        ASN1GeneralizedTime time = new ASN1GeneralizedTime(text);

        assertThat(CertificateTime.of(new Time(time)))
                .isEqualTo(expected)
                .isEqualTo(time.getDate().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"261301000000Z", "260230000000Z", "261126240000Z", "261126006060Z"})
    void whatNoCalendarHasIsReadAsBouncyCastleReadsIt(String text) throws ParseException {
        ASN1UTCTime time = new ASN1UTCTime(text);

        assertThat(CertificateTime.of(new Time(time)))
                .isEqualTo(time.getAdjustedDate().toInstant());
    }

    @Test
    void randomTimes() throws ParseException {
        Random random = new Random(20261126);
        for (int i = 0; i < 2_000; i++) {
            String text = String.format(
                    "%04d%02d%02d%02d%02d%02dZ",
                    1600 + random.nextInt(8400),
                    1 + random.nextInt(12),
                    1 + random.nextInt(31),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60));
            ASN1GeneralizedTime time = new ASN1GeneralizedTime(text);

            assertThat(CertificateTime.of(new Time(time)))
                    .as(text)
                    .isEqualTo(time.getDate().toInstant());
        }
    }
}
