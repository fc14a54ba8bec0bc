package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import io.github.pcaconstrain.workflow.CurrentCertificate.Given;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a CA already has the certificate that is asked for, and what is different if not. */
class HeldCertificateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = TestCertificates.NOT_AFTER;
    private static final Given NOTHING = new Given(false, false);
    private static final IssuanceRequest REQUEST = TestRequests.of("dns:example.com", Validity.until(END));
    private static final Parent PARENT = TestPlans.parent(TestCertificates.ca("Root"));

    /** Exactly what is asked for; the constraint is the DNS name example.com, by RFC 5280, section 4.2.1.10. */
    private static TestCertificates asAsked() {
        return TestPlans.subordinate()
                .pathLength(0)
                .constraints(HexFormat.of().parseHex("3011a00f300d820b6578616d706c652e636f6d"));
    }

    private static CurrentCertificate held(TestCertificates made, IssuanceRequest request, Given given) {
        return new CurrentCertificate(TestPlans.read(made), TestPlans.plan(PARENT, Optional.empty(), request), given);
    }

    private static List<String> differences(CurrentCertificate held) {
        return held.differences(NOW).stream()
                .map(each -> (each.isGround() ? "ground, " : "") + each.text())
                .toList();
    }

    @Test
    void oneThatIsAsAskedHasNoDifference() {
        CurrentCertificate held = held(asAsked(), REQUEST, new Given(true, true));

        assertThat(differences(held)).isEmpty();
        assertThat(held.isAsAsked(NOW)).isTrue();
        assertThat(held.isAsAsked(END.minusSeconds(1))).isTrue();
        assertThat(held.isAsAsked(END)).isFalse();
    }

    @Test
    void otherConstraintsAreNotAsAsked() {
        assertThat(held(TestPlans.subordinate().pathLength(0), REQUEST, NOTHING).isAsAsked(NOW))
                .isFalse();
        assertThat(held(asAsked(), TestRequests.of("dns:example.org", Validity.until(END)), NOTHING)
                        .isAsAsked(NOW))
                .isFalse();
    }

    @Test
    void eachDifferenceIsAGroundForAnother() {
        RequestedExtensions usage = new RequestedExtensions(
                Map.of(),
                List.of(),
                List.of(new RequestedExtensions.Expected("2.5.29.15", "03020106", Optional.of(true))));

        assertThat(differences(held(asAsked().issuer(new X500Name("CN=Another")), REQUEST, NOTHING)))
                .containsExactly("ground, parent: issued by CN=Another, but CN=Root was requested");
        assertThat(differences(held(asAsked().subject(new X500Name("CN=Other")), REQUEST, NOTHING)))
                .containsExactly("ground, subject: CN=Other, but CN=Subordinate was requested");
        assertThat(differences(held(asAsked().pathLength(1), REQUEST, NOTHING)))
                .containsExactly("ground, path length: 1, but 0 was requested");
        assertThat(differences(held(asAsked(), TestPlans.with(REQUEST, usage), NOTHING)))
                .containsExactly("ground, extensions: not as requested, but " + usage.text() + " was requested");
        assertThat(differences(held(
                        asAsked()
                                .extension(
                                        Extension.keyUsage, true, HexFormat.of().parseHex("03020106")),
                        TestPlans.with(REQUEST, usage),
                        NOTHING)))
                .isEmpty();
        assertThat(held(asAsked().pathLength(1), REQUEST, NOTHING).isAsAsked(NOW))
                .isFalse();
    }

    @Test
    void aParentWithoutACertificateIsNamedByItsArn() {
        CurrentCertificate held = new CurrentCertificate(
                TestPlans.read(asAsked()), TestPlans.plan(TestPlans.parent(), Optional.empty(), REQUEST), NOTHING);

        assertThat(differences(held))
                .containsExactly("ground, parent: issued by CN=Root, but " + TestPlans.PARENT + " was requested");
    }

    /** What the user left to a default gives no ground, and by default a day more or less makes none. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        false, 2036-01-02T00:00:00Z, -
        false, 2035-12-31T00:00:00Z, -
        false, 2036-01-02T00:00:01Z, 'end: 2036-01-01T00:00:00Z, but 2036-01-02T00:00:01Z was requested'
        true , 2036-01-01T00:00:01Z, -
        true , 2035-12-31T23:59:59Z, -
        true , 2036-01-01T00:00:02Z, 'ground, end: 2036-01-01T00:00:00Z, but 2036-01-01T00:00:02Z was requested'
        true , 2035-12-31T23:59:58Z, 'ground, end: 2036-01-01T00:00:00Z, but 2035-12-31T23:59:58Z was requested'
        """)
    void theEnd(boolean isGiven, Instant asked, @Nullable String difference) {
        CurrentCertificate held =
                held(asAsked(), TestRequests.of("dns:example.com", Validity.until(asked)), new Given(isGiven, false));

        assertThat(differences(held))
                .isEqualTo(Optional.ofNullable(difference).stream().toList());
        assertThat(held.isAsAsked(NOW)).isEqualTo(difference == null || !difference.startsWith("ground"));
    }

    @ParameterizedTest
    @CsvSource({"true, 'ground, '", "false, ''"})
    void theSigningAlgorithm(boolean isGiven, String ground) {
        IssuanceRequest request = new IssuanceRequest(
                REQUEST.issuer(),
                REQUEST.subordinate(),
                REQUEST.csr(),
                REQUEST.constraints(),
                REQUEST.validity(),
                0,
                REQUEST.template(),
                SigningAlgorithm.SHA384WITHECDSA);

        assertThat(differences(held(asAsked(), request, new Given(false, isGiven))))
                .containsExactly(ground + "signing algorithm: SHA256WITHECDSA, but SHA384WITHECDSA was requested");
    }

    /** ACM needs 395 days. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2034-12-02T00:00:00Z, -
        2034-12-02T00:00:01Z, 394 days
        2035-12-30T00:00:00Z, 2 days
        2035-12-31T00:00:00Z, 1 day
        2036-01-05T00:00:00Z, 0 days
        """)
    void aWarningThatItEndsSoon(Instant now, @Nullable String left) {
        List<Finding> findings = held(asAsked(), REQUEST, NOTHING).findings(now);

        assertThat(findings).hasSize(left == null ? 0 : 1);
        if (left != null) {
            assertThat(findings.get(0).code()).isEqualTo("ends-soon");
            assertThat(findings.get(0).message())
                    .isEqualTo("its certificate expires in " + left + ", at 2036-01-01T00:00:00Z, and ACM can issue no"
                            + " certificates from a CA that has less than 395 days left");
            assertThat(findings.get(0).fix())
                    .isEqualTo("renew it: give its new last day, such as --validity 2036-01-01");
        }
    }
}
