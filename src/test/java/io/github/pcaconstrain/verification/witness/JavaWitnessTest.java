package io.github.pcaconstrain.verification.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** That a witness answers the same wherever it is asked, and that none keeps us waiting. */
class JavaWitnessTest {
    private static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration PATIENT = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({
        "JDK, www.h0.example.com, ACCEPTS",
        "JDK, www.elsewhere.example, REFUSES",
        "BC, www.h0.example.com, ACCEPTS",
        "BC, www.elsewhere.example, REFUSES"
    })
    void theAnswerIsTheSameInAThreadAndInAProcess(Witness witness, String name, Answer answer) {
        Chain chain = chain(1, List.of(name));
        WitnessVerdict here = JavaWitness.inThread(witness, chain, PATIENT);

        assertThat(here.answer()).isEqualTo(answer);
        assertThat(JavaWitness.inProcess(witness, chain, PATIENT)).isEqualTo(here);
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BC"})
    void aThreadThatTakesTooLongIsLeftBehind(Witness witness) {
        assertThat(JavaWitness.inThread(witness, busy(), Duration.ofMillis(50)))
                .isEqualTo(new WitnessVerdict(witness, "", Answer.LATE, "it did not answer within 0 s"));
    }

    @Test
    void aProcessThatTakesTooLongIsEnded() {
        assertThat(JavaWitness.inProcess(Witness.JDK, busy(), Duration.ofMillis(50))
                        .answer())
                .isEqualTo(Answer.LATE);
    }

    @Test
    void aWitnessThatIsLateContradictsNobody() {
        assertThat(WitnessVerdict.late(Witness.JDK, PATIENT).answer().label()).isEqualTo("no verdict");
    }

    @Test
    void onlyALargeChainIsWorthAProcess() {
        assertThat(chain(100, List.of("www.h0.example.com")).octets()).isLessThan(8 << 10);
        assertThat(busy().octets()).isGreaterThan(32 << 10);
    }

    /** More comparisons than any machine makes in the time that the tests allow. */
    private static Chain busy() {
        int many = 4_000;
        return chain(
                many,
                IntStream.range(0, many)
                        .mapToObj(i -> "w.h" + i + ".example.com")
                        .toList());
    }

    private static Chain chain(int constraints, List<String> names) {
        List<DnsBase> permitted = IntStream.range(0, constraints)
                .mapToObj(i -> new DnsBase("h" + i + ".example.com"))
                .toList();
        X509Certificate root = TestCertificates.ca("Root").build();
        TestCertificates ca = TestCertificates.ca("CA").issuer(root);
        byte[] lower = ca.constraints(NameConstraintsDer.encode(NameConstraints.of(permitted, List.of())))
                .der();
        byte[] leaf = TestCertificates.leaf()
                .issuer(new org.bouncycastle.asn1.x500.X500Name("CN=CA"))
                .names(names.stream()
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new))
                .der();
        return new Chain(leaf, List.of(lower), encoded(root), AT, AT);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
