package io.github.pcaconstrain.verification.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessVerdictTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "certificate is invalid: Certificate key usage inadequate for attempted operation.",
                "certificate is invalid: Certificate type not approved for application.",
                "unsuitable certificate purpose",
                "KeyUsage does not allow digital signatures",
                "certificate is invalid: Peer's Certificate has expired.",
            })
    void aRefusalForTheUseOrTheDatesIsNotAboutNames(String reason) {
        assertThat(new WitnessVerdict(Witness.NSS, "", Answer.REFUSES, reason).mayBeAboutNames())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Certifying Authority for this certificate is not permitted to issue a certificate with this name.",
                "permitted subtree violation",
                "",
            })
    void aRefusalForANameOrForAnUnknownReasonMayBe(String reason) {
        assertThat(new WitnessVerdict(Witness.NSS, "", Answer.REFUSES, reason).mayBeAboutNames())
                .isTrue();
    }

    @Test
    void nssAcceptsACaAsOne() throws CertificateEncodingException {
        NeededTools.need("certutil");
        X509Certificate root = TestCertificates.ca("Root").build();
        X509Certificate ca = TestCertificates.ca("Sub").issuer(root).serial(3).build();
        Instant at = ca.getNotBefore().toInstant().plusSeconds(3600);

        WitnessVerdict verdict =
                Witness.NSS.testify(new Chain(ca.getEncoded(), List.of(), root.getEncoded(), at, Instant.now()));

        assertThat(verdict.answer()).as(verdict.reason()).isEqualTo(Answer.ACCEPTS);
    }
}
