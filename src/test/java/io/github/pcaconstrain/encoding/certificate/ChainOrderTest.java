package io.github.pcaconstrain.encoding.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Certificates of one chain in any order. */
class ChainOrderTest {
    private static final TestCertificates ROOT = TestCertificates.ca("Root");

    @Test
    void theHighestComesFirstWhateverTheOrder() {
        TestCertificates upper = below("Root", "Upper");
        TestCertificates lower = below("Upper", "Lower");

        assertThat(order(lower, ROOT, upper)).containsExactly("CN=Root 2", "CN=Upper 2", "CN=Lower 2");
    }

    @Test
    void aChainMayStartBelowItsRoot() {
        assertThat(order(below("Upper", "Lower"), below("Root", "Upper"))).containsExactly("CN=Upper 2", "CN=Lower 2");
    }

    @Test
    void certificatesOfARootBeforeAndAfterAChangeOfKeysBothCount() {
        TestCertificates renewed = TestCertificates.ca("Root").serial(3);

        assertThat(order(below("Root", "Lower"), renewed, ROOT))
                .containsExactly("CN=Root 3", "CN=Root 2", "CN=Lower 2");
    }

    @Test
    void aSelfIssuedCertificateOfASubordinateStandsBelowTheFirst() {
        TestCertificates upper = below("Root", "Upper");
        TestCertificates renewed = TestCertificates.ca("Upper").serial(3);

        assertThat(order(below("Upper", "Lower"), renewed, upper, ROOT))
                .containsExactly("CN=Root 2", "CN=Upper 2", "CN=Upper 3", "CN=Lower 2");
    }

    @Test
    void twoCasBelowTheSameOneAreNoChain() {
        assertNoChain(ROOT, below("Root", "Left"), below("Root", "Right"));
    }

    @Test
    void twoRootsAreNoChain() {
        assertNoChain(ROOT, TestCertificates.ca("Other root"));
    }

    @Test
    void crossCertificatesAreNoChain() {
        assertNoChain(ROOT, below("Root", "Cross"), below("Other root", "Cross"));
    }

    @Test
    void casThatCertifyEachOtherAreNoChain() {
        assertNoChain(below("One", "Two"), below("Two", "One"));
    }

    private static void assertNoChain(TestCertificates... certificates) {
        assertThatThrownBy(() -> order(certificates))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("do not form one chain");
    }

    private static TestCertificates below(String issuer, String subject) {
        return TestCertificates.ca(subject).issuer(TestCertificates.ca(issuer).build());
    }

    private static List<String> order(TestCertificates... certificates) {
        List<CertificateContents> parsed = Stream.of(certificates)
                .map(certificate -> CertificateParser.parse(certificate.der()))
                .toList();
        return ChainOrder.highestFirst("test", parsed).stream()
                .map(ca -> ca.label() + " " + ca.serial())
                .toList();
    }
}
