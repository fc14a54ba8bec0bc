package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.PcaWorld;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.KeyUsageBit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new certificate has of the current one where the user says nothing. */
class TakenOverTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2040-01-01T00:00:00Z");

    /** AWS sets the start back by an hour, so 30 days are 30 days and an hour. A renewal is due until 1 July. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # from             , to                   , those above                               , validity
        # due
        2026-05-20T23:00:00Z , 2026-06-20T00:00:00Z , 2030-01-01T00:00:00Z                      , 30 days
        2026-05-21T00:00:00Z , 2026-06-20T00:00:00Z , 2030-01-01T00:00:00Z                      , 30 days
        2026-05-21T00:00:01Z , 2026-06-20T00:00:00Z , 2030-01-01T00:00:00Z                      , 29 days
        2026-06-19T12:00:00Z , 2026-06-20T00:00:00Z , 2030-01-01T00:00:00Z                      , 1 day
        2026-05-20T23:00:00Z , 2026-06-20T00:00:00Z , ''                                        , 30 days
        # due, and cut short two days before the end of one above, or later
        2026-05-20T23:00:00Z , 2026-06-20T00:00:00Z , 2026-06-22T00:00:00Z                      , -
        2026-05-20T23:00:00Z , 2026-06-20T00:00:00Z , 2026-06-22T00:00:01Z                      , 30 days
        2026-05-20T23:00:00Z , 2026-06-20T00:00:00Z , 2030-01-01T00:00:00Z 2026-06-21T00:00:00Z , -
        # not due: the same end
        2026-05-20T23:00:00Z , 2026-07-01T00:00:01Z , 2030-01-01T00:00:00Z                      , until 2026-07-01T00:00:01Z
        2026-05-20T23:00:00Z , 2026-07-02T00:00:00Z , 2026-07-02T00:00:00Z                      , until 2026-07-02T00:00:00Z
        """)
    void theLengthOrTheEnd(Instant from, Instant to, String above, @Nullable String validity) {
        List<CaCertificate> path = new ArrayList<>();
        path.add(TestPlans.read(TestPlans.subordinate().validity(from, to)));
        for (String end : above.isEmpty() ? new String[0] : above.split(" ")) {
            path.add(TestPlans.read(
                    TestCertificates.ca("Above").validity(TestCertificates.NOT_BEFORE, Instant.parse(end))));
        }

        assertThat(taken(path, FAR, Optional.empty()).validity().map(Validity::toString))
                .isEqualTo(Optional.ofNullable(validity));
    }

    @Test
    void notBeyondTheParentOfToday() {
        CaCertificate due = TestPlans.read(TestPlans.subordinate()
                .validity(Instant.parse("2026-05-20T23:00:00Z"), Instant.parse("2026-06-20T00:00:00Z")));

        assertThat(taken(List.of(due), Instant.parse("2026-06-20T00:00:00Z"), Optional.empty())
                        .validity())
                .hasToString("Optional[until 2026-06-19T00:00:00Z]");
    }

    @Test
    void whatARunHasRequestedThatThisOneResumes() {
        Validity requested = new Validity(Validity.Unit.MONTHS, 7);

        assertThat(taken(
                                List.of(TestPlans.read(TestPlans.subordinate())),
                                FAR,
                                Optional.of(new UnfinishedRun(requested)))
                        .validity())
                .contains(requested);
    }

    /** RFC 5280, section 4.2.1.3: the bits 5 and 6 are keyCertSign and cRLSign. */
    @Test
    void theKeyUsage() {
        CaCertificate with =
                TestPlans.read(TestPlans.subordinate().extension(Extension.keyUsage, true, octets("03020106")));

        assertThat(taken(List.of(with), FAR, Optional.empty()).keyUsage())
                .contains(Set.of(KeyUsageBit.KEY_CERT_SIGN, KeyUsageBit.CRL_SIGN));
        assertThat(taken(List.of(TestPlans.read(TestPlans.subordinate())), FAR, Optional.empty())
                        .keyUsage())
                .isEmpty();
        assertThat(TakenOver.NOTHING).isEqualTo(new TakenOver(Optional.empty(), Optional.empty()));
    }

    private static TakenOver taken(List<CaCertificate> path, Instant parentEnd, Optional<UnfinishedRun> unfinished) {
        return TakenOver.of(
                new Renewal(path, Instant.parse("2026-07-01T00:00:00Z")),
                TestPlans.parentUntil(parentEnd),
                unfinished,
                NOW);
    }

    /** RFC 5280, section 4.2.1.10: permitted, one subtree, the DNS name example.com. */
    @Test
    void constraintsThatCanBeWrittenTheSame() {
        byte[] permitted = octets("3011a00f300d820b6578616d706c652e636f6d");
        CaCertificate current = TestPlans.read(TestPlans.subordinate().constraints(permitted));

        assertThat(TakenOver.constraints(current)).isEqualTo(PcaWorld.constraints("dns:example.com", ""));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # a length in two octets
        308111a00f300d820b6578616d706c652e636f6d
        # the default of minimum, which DER leaves out
        3014a0123010820b6578616d706c652e636f6d800100
        # no constraint at all
        3000
        # no constraints
        0500
        """)
    void constraintsThatCannot(String value) {
        CaCertificate current = TestPlans.read(TestPlans.subordinate().constraints(octets(value)));

        assertThatThrownBy(() -> TakenOver.constraints(current))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        e -> assertThat(e.hint())
                                .isEqualTo("give them with --policy, -p or -e; 'decode' prints those of a certificate"))
                .hasMessage("the name constraints of the current certificate cannot be kept as they are, because they"
                        + " are not encoded as DER requires");
    }

    @Test
    void noConstraints() {
        assertThatThrownBy(() -> TakenOver.constraints(TestPlans.read(TestPlans.subordinate())))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        e -> assertThat(e.hint()).isEqualTo("give some with --policy, -p or -e"))
                .hasMessage("the current certificate has no name constraints to keep");
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
