package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a renewal is due, and what speaks against one. */
class DueRenewalTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-20T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");

    /** The ends of the certificate, and of those above it; then that of the first, and what is said of it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        # ends                                    , due  , first
        2026-06-30                                , true , 0
        2026-07-01                                , true , 0
        2026-07-02                                , false, 0
        2026-07-02 2026-07-03 2026-07-04          , false, 0
        2026-07-03 2026-07-02 2026-07-04          , false, 1
        2026-07-04 2026-07-03 2026-07-02          , false, 2
        2026-07-04 2026-07-03 2026-06-30          , true , 2
        2026-07-02 2026-07-02                     , false, 0
        2026-07-03 2026-07-02 2026-07-02          , false, 1
        """)
    void theCertificateThatExpiresFirstDecides(String ends, boolean isDue, int first) {
        List<CaCertificate> path = new ArrayList<>();
        for (String end : ends.split(" ", -1)) {
            path.add(TestPlans.read(TestCertificates.ca("CA " + path.size())
                    .validity(TestCertificates.NOT_BEFORE, Instant.parse(end + "T00:00:00Z"))));
        }
        Renewal renewal = new Renewal(path, UNTIL);

        assertThat(renewal.isDue()).isEqualTo(isDue);
        assertThat(renewal.current()).isSameAs(path.get(0));
        assertThat(renewal.first()).isSameAs(path.get(first));
        Instant end = path.get(first).contents().notAfter();
        assertThat(renewal.end()).isEqualTo(end);
        assertThat(renewal.text())
                .isEqualTo((first == 0 ? "its certificate (CN=CA 0)" : "a certificate above it (CN=CA " + first + ")")
                        + " expires at " + end);
    }

    /** The certificate ends on 20 June, and everything that ends until 1 July is due. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # new end            , end of the parent    , finding               , usable until         , is the parent to blame
        2027-06-01T00:00:00Z , 2030-01-01T00:00:00Z , -                     , -                    , false
        2026-06-20T23:59:59Z , 2030-01-01T00:00:00Z , renewal-gains-nothing , 2026-06-20T23:59:59Z , false
        2026-06-21T00:00:00Z , 2030-01-01T00:00:00Z , renewal-too-short     , 2026-06-21T00:00:00Z , false
        2026-07-01T00:00:00Z , 2030-01-01T00:00:00Z , renewal-too-short     , 2026-07-01T00:00:00Z , false
        2026-07-01T00:00:01Z , 2030-01-01T00:00:00Z , -                     , -                    , false
        # cut off two days before the parent ends, or later
        2026-06-20T00:00:00Z , 2026-06-22T00:00:00Z , renewal-gains-nothing , 2026-06-20T00:00:00Z , true
        2026-06-19T23:59:59Z , 2026-06-22T00:00:00Z , renewal-gains-nothing , 2026-06-19T23:59:59Z , false
        2026-06-25T00:00:00Z , 2026-06-26T00:00:00Z , -                     , -                    , true
        2026-06-23T23:59:59Z , 2026-06-26T00:00:00Z , renewal-too-short     , 2026-06-23T23:59:59Z , false
        # a new certificate that outlives the parent is of use only as long as that
        2028-01-01T00:00:00Z , 2026-06-20T12:00:00Z , renewal-gains-nothing , 2026-06-20T12:00:00Z , true
        2028-01-01T00:00:00Z , 2026-06-21T00:00:00Z , -                     , -                    , true
        """)
    void aRenewalHasToGainTime(
            Instant asked, Instant parentEnd, @Nullable String code, @Nullable String usable, boolean isParentToBlame) {
        Renewal renewal = new Renewal(List.of(until(END)), UNTIL);
        Plan plan = TestPlans.plan(TestPlans.parentUntil(parentEnd), Validity.until(asked));

        List<Finding> findings = renewal.findings(plan, NOW);

        assertThat(findings).extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
        if ("renewal-gains-nothing".equals(code)) {
            assertThat(findings.get(0).message())
                    .isEqualTo(
                            "its certificate (CN=Subordinate) expires at 2026-06-20T00:00:00Z, and the new certificate"
                                    + " could be used only until " + usable);
            assertThat(findings.get(0).fix())
                    .isEqualTo(
                            isParentToBlame
                                    ? "renew the parent first: it, or a CA above it, expires at " + parentEnd
                                    : "give a later end with --validity");
        } else if (code != null) {
            assertThat(findings.get(0).message())
                    .isEqualTo("the new certificate would expire at " + usable
                            + ", within the time of --renew-within, so that the next run would renew it again");
        }
    }

    @Test
    void whatIsNotDueNeedNotGainAnything() {
        Renewal renewal = new Renewal(List.of(until(UNTIL.plusSeconds(1))), UNTIL);

        assertThat(renewal.findings(TestPlans.plan(TestPlans.parentUntil(END), Validity.until(END)), NOW))
                .isEmpty();
    }

    /** An extended key usage of a server; the bits of keyCertSign and cRLSign; a policy. */
    @Test
    void anExtensionThatTheNewOneWouldLackIsNamed() {
        CaCertificate current = TestPlans.read(TestPlans.subordinate()
                .names(new GeneralName(GeneralName.dNSName, "ca.example.com"))
                .extension(Extension.keyUsage, true, octets("03020106"))
                .extension(Extension.subjectKeyIdentifier, false, octets("040101"))
                .extension(Extension.authorityKeyIdentifier, false, octets("3003800101"))
                .extension(Extension.cRLDistributionPoints, false, octets("3000"))
                .extension(Extension.authorityInfoAccess, false, octets("3000"))
                .constraints(octets("300fa00d300b82096578616d706c652e63")) // the value does not count
                .extension(Extension.extendedKeyUsage, false, octets("300a06082b06010505070301"))
                .extension(new ASN1ObjectIdentifier("1.2.3.4"), true, octets("0500")));
        Renewal renewal = new Renewal(List.of(current), NOW);
        IssuanceRequest request = TestRequests.of("dev.example.com");
        RequestedExtensions kept = new RequestedExtensions(
                Map.of(), List.of(), List.of(new RequestedExtensions.Expected("2.5.29.37", "3000", Optional.empty())));

        assertThat(lost(renewal, request))
                .containsExactly("extended key usage 2.5.29.37 (SERVER_AUTH)", "critical extension 1.2.3.4 (BQA=)");
        assertThat(lost(renewal, TestPlans.with(request, kept))).containsExactly("critical extension 1.2.3.4 (BQA=)");
    }

    private static List<String> lost(Renewal renewal, IssuanceRequest request) {
        return renewal.findings(TestPlans.plan(TestPlans.parentUntil(UNTIL), Optional.empty(), request), NOW).stream()
                .peek(finding -> assertThat(finding.code()).isEqualTo("extension-not-kept"))
                .map(finding -> finding.message()
                        .replace("the current certificate has an extension that the new one would lack: ", ""))
                .toList();
    }

    @Test
    void theChainThatTheCaHandsOutIsFetched() {
        ScriptedPca service = new ScriptedPca();
        String own = TestPlans.pem(TestPlans.subordinate().der());
        String above = TestPlans.pem(TestCertificates.ca("Root").der());
        service.installed.put(TestPlans.CA, new SignedCertificate(own, above));

        Renewal renewal = Renewal.fetch(service, TestPlans.CA, UNTIL);

        assertThat(renewal.until()).isEqualTo(UNTIL);
        assertThat(renewal.path().stream().map(CaCertificate::pem).toList()).isEqualTo(Arrays.asList(own, above));
    }

    @Test
    void thereIsNoneWithoutACertificate() {
        assertThatThrownBy(() -> Renewal.fetch(new ScriptedPca(), TestPlans.CA, UNTIL))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        e -> assertThat(e.hint())
                                .isEqualTo("leave --renew-within out to give it its first certificate"))
                .hasMessage(TestPlans.CA + " has no certificate to renew");
        List<CaCertificate> none = List.of();
        assertThatThrownBy(() -> new Renewal(none, UNTIL)).hasMessage("no certificate");
    }

    private static CaCertificate until(Instant end) {
        return TestPlans.read(TestPlans.subordinate().validity(TestCertificates.NOT_BEFORE, end));
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
