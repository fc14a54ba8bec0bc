package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.pem.PemWriter;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months and years are counted in more than one way, and from a moment that the client does not know. */
class IssuedValidityTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # unit  | value      | requested         | signed               | ends                 | finding
        # AWS signs in another month: a month of 28 days is asked for, one of 31 is given
        MONTHS   , 1          , 2027-02-28T23:57:00Z , 2027-03-01T00:00:10Z , 2027-04-01T00:00:10Z , -
        # a month after 31 January: the last of February, or three days into March
        MONTHS   , 1          , 2027-01-31T12:00:00Z , 2027-01-31T12:00:01Z , 2027-03-03T12:00:01Z , -
        MONTHS   , 1          , 2027-01-31T12:00:00Z , 2027-01-31T12:00:01Z , 2027-02-28T12:00:01Z , -
        # a year after 29 February
        YEARS    , 1          , 2028-02-29T12:00:00Z , 2028-02-29T12:00:01Z , 2029-03-01T12:00:01Z , -
        MONTHS   , 1          , 2027-01-31T12:00:00Z , 2027-01-31T12:00:01Z , 2027-03-05T12:00:01Z , validity-differs
        MONTHS   , 12         , 2027-01-15T12:00:00Z , 2027-01-15T12:00:01Z , 2027-12-15T12:00:01Z , validity-differs
        DAYS     , 30         , 2027-01-01T12:00:00Z , 2027-01-01T12:00:01Z , 2027-01-31T12:00:01Z , -
        DAYS     , 30         , 2027-01-01T12:00:00Z , 2027-01-01T12:00:01Z , 2027-02-03T12:00:00Z , validity-differs
        ABSOLUTE , 1814399999 , 2027-01-01T12:00:00Z , 2027-01-01T12:00:01Z , 2027-06-30T23:59:59Z , -
        ABSOLUTE , 1814399999 , 2027-01-01T12:00:00Z , 2027-01-01T12:00:01Z , 2027-07-01T00:00:59Z , validity-differs
        """)
    void theEndIsTheOneThatSomeRuleGives(
            Validity.Unit unit, long value, Instant requested, Instant signed, Instant ends, @Nullable String finding)
            throws CertificateEncodingException {
        X509Certificate made = TestCertificates.ca("Subordinate")
                .validity(signed.minus(IssuedValidity.DATED_BACK), ends)
                .build();
        CaCertificate certificate = CaCertificate.parse("it", PemWriter.of("CERTIFICATE", made.getEncoded()));
        Issuance issuance = new Issuance(
                TestRequests.of("example.com", new Validity(unit, value)),
                IdempotencyToken.random(),
                TestRequests.ISSUER + "/certificate/02",
                requested,
                new SignedCertificate(certificate.pem(), ""));

        assertThat(IssuedValidity.check(issuance, certificate).stream()
                        .map(Finding::code)
                        .toList())
                .isEqualTo(Optional.ofNullable(finding).stream().toList());
    }
}
