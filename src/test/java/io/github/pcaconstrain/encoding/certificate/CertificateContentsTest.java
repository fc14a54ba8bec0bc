package io.github.pcaconstrain.encoding.certificate;

import static io.github.pcaconstrain.OddCertificate.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.OddCertificate;
import io.github.pcaconstrain.OddCertificate.Field;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.crypto.SignatureVerdict;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;

/** How certificates are related: one that issued another, the same one again, and one that issued itself. */
class CertificateContentsTest {
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final KeyPair OTHER_KEYS = TestCertificates.generate();
    private static final CertificateContents ROOT = root("CN=Root", KEYS, KEYS);

    @Test
    void aRootSignedItself() {
        assertThat(ROOT.isSelfIssued()).isTrue();
        assertThat(ROOT.isSelfSigned()).isTrue();
        assertThat(ROOT.link().selfIssued()).isTrue();
    }

    @Test
    void aNewKeyThatTheOldOneSignedIsSelfIssuedOnly() {
        CertificateContents linking = root("CN=Root", OTHER_KEYS, KEYS);

        assertThat(linking.isSelfIssued()).isTrue();
        assertThat(linking.isSelfSigned()).isFalse();
        assertThat(linking.signatureBy(ROOT)).isEqualTo(SignatureVerdict.VALID);
        assertThat(linking.signatureBy(linking)).isEqualTo(SignatureVerdict.INVALID);
    }

    @Test
    void aSubordinateWithTheKeyOfItsRootIsNoRoot() {
        CertificateContents below = below("CN=Below", "CN=Root", KEYS, 2);

        assertThat(below.isSelfIssued()).isFalse();
        assertThat(below.isSelfSigned()).isFalse();
        assertThat(below.link().selfIssued()).isFalse();
    }

    @Test
    void anIssuerHasTheNameAndTheKey() {
        assertThat(below("CN=Below", "CN=Root", KEYS, 2).mayBeIssuedBy(ROOT)).isTrue();
        assertThat(below("CN=Below", "CN=ROOT", KEYS, 2).mayBeIssuedBy(ROOT)).isTrue();
        assertThat(below("CN=Below", "CN=Other", KEYS, 2).mayBeIssuedBy(ROOT)).isFalse();
        assertThat(below("CN=Below", "CN=Root", OTHER_KEYS, 2).mayBeIssuedBy(ROOT))
                .isFalse();
    }

    /** Its signature cannot be verified, so it counts as the issuer by its name. */
    @Test
    void anIssuerWithAKeyThatCannotBeReadIsPossible() {
        CertificateContents odd = CertificateParser.parse(
                OddCertificate.of(TestCertificates.ca("Root").der())
                        .with(Field.PUBLIC_KEY, hex("3008300406022a03 0300"))
                        .signedBy(KEYS));

        assertThat(below("CN=Below", "CN=Root", KEYS, 2).signatureBy(odd)).isEqualTo(SignatureVerdict.UNKNOWN);
        assertThat(below("CN=Below", "CN=Root", KEYS, 2).mayBeIssuedBy(odd)).isTrue();
        assertThat(odd.isSelfSigned()).isFalse();
    }

    @Test
    void theSameCertificateMayHaveAnotherSignature() {
        CertificateContents one = below("CN=Below", "CN=Root", KEYS, 2);
        CertificateContents again = below("CN=Below", "CN=Root", OTHER_KEYS, 2);

        assertThat(again.encoded()).isNotEqualTo(one.encoded());
        assertThat(again.isSameAs(one)).isTrue();
    }

    @Test
    void anotherSerialIssuerSubjectOrKeyIsAnotherCertificate() {
        CertificateContents one = below("CN=Below", "CN=Root", KEYS, 2);

        assertThat(below("CN=Below", "CN=Root", KEYS, 3).isSameAs(one)).isFalse();
        assertThat(below("CN=Below", "CN=Other", KEYS, 2).isSameAs(one)).isFalse();
        assertThat(below("CN=Other", "CN=Root", KEYS, 2).isSameAs(one)).isFalse();
        assertThat(root("CN=Root", KEYS, KEYS).isSameAs(ROOT)).isTrue();
        assertThat(root("CN=Root", OTHER_KEYS, KEYS).isSameAs(ROOT)).isFalse();
    }

    @Test
    void theLabelIsTheSubjectOrTheSerialNumber() {
        CertificateContents leaf =
                CertificateParser.parse(TestCertificates.leaf().serial(0xab).der());

        assertThat(ROOT.label()).isEqualTo("CN=Root");
        assertThat(leaf.label()).isEqualTo("serial ab");
        assertThat(leaf.link().label()).isEqualTo("serial ab");
    }

    @Test
    void aLinkHasTheNamesAndConstraintsOfTheCertificate() {
        CertificateContents ca = CertificateParser.parse(TestCertificates.ca("Root")
                .constraints(hex("300ca00a3008 8206612e74657374"))
                .der());

        assertThat(ca.link().names()).isEqualTo(ca.names()).hasSize(1);
        assertThat(ca.link().constraints().orElseThrow().ca()).isEqualTo("CN=Root");
        assertThat(ca.link().constraints().orElseThrow().constraints())
                .isEqualTo(ca.constraints().orElseThrow().constraints());
        assertThat(ROOT.link().constraints()).isEmpty();
    }

    private static CertificateContents root(String subject, KeyPair own, KeyPair issuing) {
        return CertificateParser.parse(TestCertificates.ca("Root")
                .subject(new X500Name(subject))
                .keys(own, issuing)
                .der());
    }

    private static CertificateContents below(String subject, String issuer, KeyPair issuing, long serial) {
        return CertificateParser.parse(TestCertificates.ca("Below")
                .subject(new X500Name(subject))
                .issuer(new X500Name(issuer))
                .keys(KEYS, issuing)
                .serial(serial)
                .der());
    }
}
