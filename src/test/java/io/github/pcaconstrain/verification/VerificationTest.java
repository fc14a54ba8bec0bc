package io.github.pcaconstrain.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, dates, alternates, names and expected policies; constraints are judged in {@link InteropMatrixTest}. */
class VerificationTest {
    private static final Instant AT = ChainNotation.AT;
    private static final KeyPair OTHER_KEY = TestCertificates.generate();
    private static final TestCertificates ROOT = TestCertificates.ca("Root");

    @Test
    void aPathThatObeysIsEnough() {
        TestCertificates narrow = ca("CA", "permit other.example").serial(7);
        TestCertificates open = ca("CA", "permit example.com").serial(8);

        VerificationResult result = verify(leaf("CA", "a.example.com"), List.of(narrow, open), AT);

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.path().get(1).serial()).isEqualTo("8");
        assertThat(result.tried()).isEqualTo(2);
    }

    @Test
    void aViolationDoesNotHideWhatIsWrongWithThePath() {
        TestCertificates expired =
                leaf("CA", "a.other.example").validity(TestCertificates.NOT_BEFORE, AT.minusSeconds(60));

        VerificationResult result = verify(expired, List.of(ca("CA", "permit example.com")), AT);

        assertThat(result.pathJudgement().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.constraints().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void namesAreNoMatterOfThePath() {
        VerificationResult result = verify(leaf("CA", "a.other.example"), List.of(ca("CA", "permit example.com")), AT);

        assertThat(result.pathJudgement().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.constraints().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.constraints().reason()).startsWith("dns:a.other.example");
    }

    @Test
    void aBrokenSignatureFailsThePath() {
        TestCertificates forged = leaf("CA", "a.example.com").keys(OTHER_KEY, OTHER_KEY);

        VerificationResult result = verify(forged, List.of(ca("CA", "permit example.com")), AT);

        assertThat(result.pathJudgement().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.pathJudgement().reason()).contains("ignature");
    }

    @Test
    void anIssuerThatIsNoCaFailsThePath() {
        TestCertificates noCa = TestCertificates.leaf()
                .subject(new X500Name("CN=CA"))
                .issuer(ROOT.build())
                .constraints(RawNames.extension("permit example.com"));

        VerificationResult result = verify(leaf("CA", "a.example.com"), List.of(noCa), AT);

        assertThat(result.pathJudgement()).isEqualTo(Judgement.failed("CN=CA is not a CA"));
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31T00:00:00Z, FAILED", "2027-01-01T00:00:00Z, PASSED", "2036-01-02T00:00:00Z, FAILED"})
    void datesAreThoseOfTheTimeAskedFor(Instant at, Outcome outcome) {
        assertThat(verify(leaf("Root", "a.example.com"), List.of(), at).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void withoutAnIssuerNothingPasses() {
        VerificationResult result = verify(leaf("Nobody", "a.example.com"), List.of(), AT);

        assertThat(result.reachesAnchor()).isFalse();
        assertThat(result.pathJudgement().reason())
                .contains("the certificate of CN=Nobody, which issued serial 2, was not given");
        assertThat(result.constraints().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aHostileSetOfCasIsGivenUpOn() {
        List<TestCertificates> web = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            KeyPair own = TestCertificates.generate();
            web.add(TestCertificates.ca("CA")
                    .issuer(TestCertificates.ca("CA").build())
                    .serial(100 + i)
                    .keys(own, OTHER_KEY));
        }

        VerificationResult result = verify(leaf("CA", "a.example.com"), web, AT);

        assertThat(result.pathJudgement().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aChainThatIsTooLongIsGivenUpOn() {
        List<TestCertificates> cas = new ArrayList<>();
        TestCertificates issuer = ROOT;
        for (int i = 0; i < 40; i++) {
            issuer = TestCertificates.ca("CA" + i).issuer(issuer.build());
            cas.add(issuer);
        }

        assertThat(verify(leaf("CA39", "a.example.com"), cas, AT).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verify(leaf("CA29", "a.example.com"), cas, AT).outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example.org", "evil.example.org.", "w*.evil.test", "www.*.test", "*", "evil", "10.0.0.1"})
    void aCommonNameOutsideIsAWarning(String commonName) {
        TestCertificates leaf = TestCertificates.leaf()
                .subject(new X500Name("CN=" + commonName))
                .issuer(ca("CA", "permit example.com").build());

        VerificationResult result = verify(leaf, List.of(ca("CA", "permit example.com")), AT);

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.warnings()).singleElement().asString().contains(commonName);
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com, PASSED",
        "www.example.com, WWW.Example.COM, PASSED",
        "*.example.com, www.example.com, PASSED",
        "*.example.com, a.www.example.com, FAILED",
        "*.example.com, example.com, FAILED",
        "w*.example.com, www.example.com, FAILED",
        "www.example.com, example.com, FAILED",
    })
    void hostsMatchWholeLabels(String presented, String wanted, Outcome outcome) {
        VerificationRequest request =
                request(leaf("Root", presented), List.of(), AT).forName(new PresentedName.Dns(wanted));

        assertThat(Verification.verify(request).name().map(Judgement::outcome)).contains(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "permit example.com; exclude a.example.com, permit example.com; exclude a.example.com, PASSED, exactly",
        "permit example.com; permit example.org, permit example.org; permit example.com, FAILED, means the same",
        "permit example.com, permit EXAMPLE.com, FAILED, means the same",
        "permit example.com, permit example.org, FAILED, lacks permitted dns:example.org; adds permitted"
                + " dns:example.com",
    })
    void theExpectedPolicyIsHeldToTheByte(String carried, String wanted, Outcome outcome, String reason) {
        VerificationRequest request = request(leaf("CA", "b.example.com"), List.of(ca("CA", carried)), AT);
        ExpectedPolicy expected = new ExpectedPolicy(
                NameConstraintsDer.decode(RawNames.extension(wanted), true).constraints(), 1);

        Judgement judgement = Verification.verify(new VerificationRequest(
                        request.leaf(),
                        request.intermediates(),
                        request.trusted(),
                        AT,
                        request.leadingDot(),
                        request.anchorConstraints(),
                        Optional.empty(),
                        Optional.of(expected)))
                .expected()
                .orElseThrow();

        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.reason()).contains(reason);
    }

    private static VerificationResult verify(TestCertificates leaf, List<TestCertificates> cas, Instant at) {
        return Verification.verify(request(leaf, cas, at));
    }

    private static VerificationRequest request(TestCertificates leaf, List<TestCertificates> cas, Instant at) {
        return VerificationRequest.of(
                contents(leaf), cas.stream().map(VerificationTest::contents).toList(), List.of(contents(ROOT)), at);
    }

    private static CertificateContents contents(TestCertificates certificate) {
        return CertificateParser.parse(certificate.der());
    }

    private static TestCertificates ca(String name, String constraints) {
        return TestCertificates.ca(name).issuer(ROOT.build()).constraints(RawNames.extension(constraints));
    }

    private static TestCertificates leaf(String issuer, String dns) {
        return TestCertificates.leaf()
                .issuer(TestCertificates.ca(issuer).build())
                .names(new GeneralName(GeneralName.dNSName, dns));
    }
}
