package io.github.pcaconstrain.policy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.policy.LeadingDot;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class PathConstraintsTest {
    private static final TestCertificates ROOT = root();

    @Test
    void constraintsOfTheTrustAnchorCount() {
        TestCertificates anchor = root().constraints(RawNames.extension("permit example.com"));

        assertThat(refused(anchor, leaf("evil.org"))).containsExactly("dns:evil.org");
        assertThat(refused(anchor, leaf("www.example.com"))).isEmpty();
    }

    @Test
    void namesOfTheTrustAnchorAreNotChecked() {
        TestCertificates anchor = root().constraints(RawNames.extension("permit dn:/O=Acme"));

        assertThat(refused(anchor, leaf("www.example.com"))).isEmpty();
    }

    @Test
    void namesOfATrustAnchorThatAnotherCaIssuedAreNotCheckedEither() {
        assertThat(check(ca("Above", "Anchor"), leaf("a.test")))
                .extracting(verdict -> verdict.verdict().name().text())
                .containsExactly("dns:a.test");
        assertThat(check(leaf("a.test"))).isEmpty();
    }

    @Test
    void namesOfAnIntermediateAreChecked() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit dn:/O=Acme"));

        assertThat(refused(ROOT, upper, ca("Upper", "Lower"), leaf("www.example.com")))
                .containsExactly("dn:CN=Lower");
    }

    @Test
    void selfIssuedIntermediateIsExempt() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit dn:/O=Acme"));

        assertThat(refused(ROOT, upper, ca("Upper", "Upper"), leaf("www.example.com")))
                .isEmpty();
    }

    @Test
    void selfIssuedIntermediateStillConstrainsWhatIsBelow() {
        TestCertificates rollover = ca("Upper", "Upper").constraints(RawNames.extension("permit example.com"));

        assertThat(refused(ROOT, ca("Root", "Upper"), rollover, leaf("evil.org")))
                .containsExactly("dns:evil.org");
    }

    @Test
    void selfIssuedFinalCertificateIsNotExempt() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit dn:/O=Acme"));

        assertThat(refused(ROOT, upper, ca("Upper", "Upper"))).containsExactly("dn:CN=Upper");
    }

    @Test
    void permittedListsOfSeveralCasAreNeverPooled() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit example.com"));
        TestCertificates lower = ca("Upper", "Lower").constraints(RawNames.extension("permit example.org"));

        assertThat(refused(ROOT, upper, lower, leaf("a.example.com", "a.example.org")))
                .containsExactly("dns:a.example.com", "dns:a.example.org");
    }

    @Test
    void constraintsOfTheFinalCertificateDoNotBindItself() {
        TestCertificates last = ca("Root", "Last").constraints(RawNames.extension("permit dn:/O=Acme"));

        assertThat(refused(ROOT, last)).isEmpty();
    }

    @Test
    void emptySubjectIsNoDirectoryName() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit dn:/O=Acme"));

        assertThat(refused(ROOT, upper, leaf("www.example.com"))).isEmpty();
    }

    @Test
    void commonNameIsNoDnsName() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit example.com"));
        TestCertificates leaf = TestCertificates.leaf().subject(new X500Name("CN=evil.org"));

        assertThat(refused(ROOT, upper, leaf)).isEmpty();
    }

    @Test
    void emailAddressInTheSubjectCountsWhereNoAlternativeNameIsOne() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit email:example.com"));
        X500Name subject = RawNames.dn("/CN=u/EMAILADDRESS=ia5(u@evil.org)");

        assertThat(refused(ROOT, upper, TestCertificates.leaf().subject(subject)))
                .containsExactly("email:u@evil.org");
        assertThat(refused(ROOT, upper, TestCertificates.leaf().subject(subject).names(name("email:u@example.com"))))
                .isEmpty();
    }

    @Test
    void emailAddressInTheSubjectCountsBesideAnInternationalMailbox() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit email:example.com"));
        TestCertificates leaf = TestCertificates.leaf()
                .subject(RawNames.dn("/CN=u/EMAILADDRESS=ia5(u@evil.org)"))
                .names(RawNames.smtpUtf8Mailbox("ü@example.com"));

        assertThat(refused(ROOT, upper, leaf)).containsExactly("email:u@evil.org");
    }

    @Test
    void malformedConstraintsOfOneCaRefuseEveryNameBelowIt() {
        TestCertificates broken = ca("Root", "Broken").constraints(new byte[] {0x30, 0x00});

        assertThat(refused(ROOT, broken, leaf("www.example.com"))).containsExactly("dns:www.example.com");
    }

    @Test
    void malformedAlternativeNamesAreRefused() {
        TestCertificates leaf = TestCertificates.leaf().alternatives(new byte[] {0x05, 0x00});

        TestCertificates constrained =
                TestCertificates.ca("Root").constraints(RawNames.extension("exclude email:evil.org"));
        assertThat(check(constrained, leaf))
                .extracting(verdict -> verdict.verdict().decision())
                .containsExactly(Decision.MALFORMED);
        assertThat(check(ROOT, leaf))
                .extracting(verdict -> verdict.verdict().isMalformedButUnconstrained())
                .containsExactly(true);
    }

    @Test
    void verdictsTellWhichCertificatePresentsTheName() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit dn:/CN=Lower"));

        List<PathVerdict.Name> verdicts = check(ROOT, upper, ca("Upper", "Lower"), leaf("a.test", "b.test"));

        assertThat(verdicts)
                .extracting(verdict -> verdict.certificate().label() + " "
                        + verdict.verdict().name().text())
                .containsExactly(
                        "CN=Upper dn:CN=Upper", "CN=Lower dn:CN=Lower", "serial 2 dns:a.test", "serial 2 dns:b.test");
    }

    @Test
    void theFirstRefusalDecides() {
        TestCertificates upper =
                ca("Root", "Upper").constraints(RawNames.extension("permit example.com; exclude secret.example.com"));

        PathVerdict allowed = verdict(ROOT, upper, leaf("a.example.com"));
        assertThat(allowed.decision()).isEqualTo(Decision.PERMITTED);
        assertThat(allowed.refusal()).isEmpty();
        assertThat(allowed.flaws()).isEmpty();
        PathVerdict refused = verdict(ROOT, upper, leaf("a.example.com", "secret.example.com", "evil.org"));
        assertThat(refused.decision()).isEqualTo(Decision.EXCLUDED);
        assertThat(refused.refusal().map(name -> name.verdict().name().text())).contains("dns:secret.example.com");
        assertThat(verdict(ROOT, upper, leaf("evil.org", "secret.example.com")).decision())
                .isEqualTo(Decision.NOT_PERMITTED);
    }

    @Test
    void constraintsThatCannotBeReliedOnDecideEvenIfNoNameIsPresented() {
        TestCertificates broken = ca("Root", "Broken").constraints(new byte[] {0x30, 0x00});

        PathVerdict verdict = verdict(ROOT, broken, TestCertificates.leaf());

        assertThat(verdict.names())
                .extracting(name -> name.certificate().label())
                .containsExactly("CN=Broken");
        assertThat(verdict.decision()).isEqualTo(Decision.MALFORMED);
        assertThat(verdict.flaws())
                .containsExactly("CN=Broken: the extension: it has neither permitted nor excluded subtrees");
    }

    @Test
    void malformedNamesOfAFormThatNobodyLimitsAreListed() {
        TestCertificates upper = ca("Root", "Upper").constraints(RawNames.extension("permit email:example.com"));
        TestCertificates leaf =
                TestCertificates.leaf().names(name("a..b"), name("email:u..v@example.com"), name("b.example"));

        PathVerdict verdict = verdict(ROOT, upper, leaf);

        assertThat(verdict.malformedButUnconstrained())
                .extracting(name -> name.verdict().name().text())
                .containsExactly("dns:a..b");
        assertThat(verdict.refusal().map(name -> name.verdict().name().text())).contains("email:u..v@example.com");
    }

    private static TestCertificates root() {
        return TestCertificates.ca("Root");
    }

    private static TestCertificates ca(String issuer, String subject) {
        return TestCertificates.ca(subject).issuer(TestCertificates.ca(issuer).build());
    }

    private static TestCertificates leaf(String... names) {
        return TestCertificates.leaf()
                .names(Stream.of(names).map(PathConstraintsTest::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(String text) {
        return RawNames.generalName(text);
    }

    private static List<String> refused(TestCertificates... path) {
        return check(path).stream()
                .map(PathVerdict.Name::verdict)
                .filter(verdict -> !verdict.isPermitted())
                .map(verdict -> verdict.name().text())
                .toList();
    }

    private static List<PathVerdict.Name> check(TestCertificates... path) {
        return verdict(path).names();
    }

    private static PathVerdict verdict(TestCertificates... path) {
        List<ChainLink> links = Stream.of(path)
                .map(certificate -> CertificateParser.parse(certificate.der()).link())
                .toList();
        return PathConstraints.check(links, LeadingDot.ONLY_BELOW);
    }
}
