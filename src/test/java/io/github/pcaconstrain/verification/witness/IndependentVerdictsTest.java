package io.github.pcaconstrain.verification.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK shortens the permitted list of a CA below another with constraints, in a certificate that it would use again. */
class IndependentVerdictsTest {
    private static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");
    private static final byte[] ROOT = TestCertificates.ca("Root").der();
    private static final byte[] UPPER = upper().der();
    private static final byte[] CONSTRAINED =
            upper().constraints(RawNames.extension("permit registeredID:1.2.3")).der();
    private static final byte[] LOWER = TestCertificates.ca("Lower")
            .issuer(new X500Name("CN=Upper"))
            .constraints(RawNames.extension("permit uri:.example.com; permit uri:example.com"))
            .der();
    private static final byte[] LEAF = TestCertificates.leaf()
            .issuer(new X500Name("CN=Lower"))
            .names(RawNames.generalName("uri:https://a.example.com/"))
            .der();

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BC"})
    void theVerdictOnAChainDoesNotDependOnTheChainsBefore(Witness witness) {
        judge(witness, CONSTRAINED);

        assertThat(judge(witness, UPPER)).isEqualTo(Answer.ACCEPTS);
    }

    private static Answer judge(Witness witness, byte[] upper) {
        return InProcess.judge(witness, new Chain(LEAF, List.of(LOWER, upper), ROOT, AT, AT))
                .answer();
    }

    private static TestCertificates upper() {
        return TestCertificates.ca("Upper").issuer(new X500Name("CN=Root"));
    }
}
