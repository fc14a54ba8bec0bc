package io.github.pcaconstrain.encoding.certificate;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.OddCertificate;
import io.github.pcaconstrain.OddCertificate.Field;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a certificate says, with extensions written by hand. */
class CertificateParserTest {
    private static final KeyPair KEYS = TestCertificates.generate();

    @Test
    void theFieldsOfACa() {
        byte[] constraints = hex("300ca00a3008 8206612e74657374");
        byte[] der = TestCertificates.ca("Issuing")
                .issuer(TestCertificates.ca("Root").build())
                .serial(0x1fe)
                .pathLength(3)
                .constraints(constraints)
                .extension(Extension.extendedKeyUsage, false, hex("3014 06082b06010505070301 06082b06010505070302"))
                .der();
        CertificateContents ca = CertificateParser.parse(der);

        assertThat(ca.subject().text()).isEqualTo("CN=Issuing");
        assertThat(ca.issuer().text()).isEqualTo("CN=Root");
        assertThat(ca.serial()).isEqualTo("1fe");
        assertThat(ca.notBefore()).isEqualTo(TestCertificates.NOT_BEFORE);
        assertThat(ca.notAfter()).isEqualTo(TestCertificates.NOT_AFTER);
        assertThat(ca.isCa()).isTrue();
        assertThat(ca.pathLength()).hasValue(3);
        assertThat(ca.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(ca.constraints().orElseThrow().constraints().permitted())
                .extracting(subtree -> subtree.base().text())
                .containsExactly("dns:a.test");
        assertThat(ca.constraints().orElseThrow().constraints().critical()).isTrue();
        assertThat(ca.der()).isEqualTo(der);
        assertThat(CertificateParser.nameConstraints(der)).contains(ExtensionValue.of(constraints, true));
    }

    @Test
    void aCertificateWithoutExtensions() {
        byte[] der = TestCertificates.leaf().der();
        CertificateContents leaf = CertificateParser.parse(der);

        assertThat(leaf.isCa()).isFalse();
        assertThat(leaf.pathLength()).isEmpty();
        assertThat(leaf.extendedKeyUsages()).isEmpty();
        assertThat(leaf.names()).isEmpty();
        assertThat(leaf.constraints()).isEmpty();
        assertThat(CertificateParser.nameConstraints(der)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3000, false,",
        "30030101ff, true,",
        "3003010100, false,",
        "30060101ff020100, true, 0",
        "30060101ff020105, true, 5"
    })
    void basicConstraints(String value, boolean isCa, Integer pathLength) {
        CertificateContents parsed = CertificateParser.parse(TestCertificates.leaf()
                .extension(Extension.basicConstraints, true, hex(value))
                .der());

        assertThat(parsed.isCa()).isEqualTo(isCa);
        assertThat(parsed.pathLength())
                .isEqualTo(pathLength == null ? OptionalInt.empty() : OptionalInt.of(pathLength));
    }

    /** The subject comes first, and an SmtpUTF8Mailbox (RFC 9598) last, once as it is and once as an address. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        3008 8206612e74657374                 | dns:a.test
        3080 8206612e74657374 0000            | dns:a.test
        300e 8206612e74657374 87040a000001    | dns:a.test; ip:10.0.0.1
        3009 8107756d40612e7465               | email:um@a.te
        3006 8704c0000201                     | ip:192.0.2.1
        3007 88012a 8202612e                  | registeredID:1.2; dns:a.
        3018 a016 06082b06010505070809 a00a0c08c3b640612e746573 | otherName:1.3.6.1.5.5.7.8.9 a00a0c08c3b640612e746573; email:\u00f6@a.tes
        3013 a0110603 2a0304 a00a0c08c3b640612e746573           | otherName:1.2.3.4 a00a0c08c3b640612e746573
        """)
    void alternativeNames(String value, String names) {
        assertThat(shown(parse("", hex(value)))).isEqualTo(names);
    }

    /** What cannot be read may be a name of any form. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        3000                    | 3000           | subjectAltName has no names
        3100                    | 3100           | subjectAltName is not a sequence of names
        30020c                  | 30020c         | subjectAltName is not a sequence of names
        30048202                | 30048202       | subjectAltName is not a sequence of names
        3003 820261             | 3003820261     | subjectAltName is not a sequence of names
        3002 0500               | 0500           | subjectAltName holds something that is not a name
        3003 890161             | 890161         | subjectAltName holds something that is not a name
        3003 410161             | 410161         | subjectAltName holds something that is not a name
        """)
    void unreadableNames(String value, String shown, String flaw) {
        assertThat(parse("", hex(value)).names())
                .containsExactly(
                        new PresentedName.Malformed(NameForm.OTHER_NAME, shown, flaw, EnumSet.allOf(NameForm.class)));
    }

    @Test
    void anUnreadableNameHidesNoOthers() {
        List<PresentedName> names = parse("CN=x", hex("3012 8206612e74657374 0100 8206622e74657374"))
                .names();

        assertThat(names).hasSize(4);
        assertThat(names.get(0).text()).isEqualTo("dn:CN=x");
        assertThat(names.get(1).text()).isEqualTo("dns:a.test");
        assertThat(names.get(2)).isInstanceOfSatisfying(PresentedName.Malformed.class, name -> {
            assertThat(name.value()).isEqualTo("0100");
            assertThat(name.flaw()).startsWith("subjectAltName holds something that cannot be read: ");
            assertThat(name.mayBe()).containsExactlyInAnyOrder(NameForm.values());
        });
        assertThat(names.get(3).text()).isEqualTo("dns:b.test");
    }

    /** RFC 5280, section 4.2.1.10: the addresses of the subject count unless there are alternative ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CN=x                  |                          | dn:CN=x
        E=u@s.test            |                          | dn:emailAddress=u@s.test; email:u@s.test
        E=u@s.test,E=v@s.test |                          | dn:emailAddress=v@s.test,emailAddress=u@s.test; email:u@s.test; email:v@s.test
        CN=x+E=u@s.test       |                          | dn:CN=x+emailAddress=u@s.test; email:u@s.test
        E=u@s.test            | 3008 8206612e74657374    | dn:emailAddress=u@s.test; dns:a.test; email:u@s.test
        E=u@s.test            | 3008 8106754061 2e7465   | dn:emailAddress=u@s.test; email:u@a.te
        E=u@s.test            | 3019 a017 06082b06010505070809 a00b0c097540612e746573742e | dn:emailAddress=u@s.test; otherName:1.3.6.1.5.5.7.8.9 a00b0c097540612e746573742e; email:u@s.test; email:u@a.test.
        """)
    void addressesOfTheSubject(String subject, String value, String names) {
        CertificateContents parsed = value == null
                ? CertificateParser.parse(
                        TestCertificates.leaf().subject(new X500Name(subject)).der())
                : parse(subject, hex(value));

        assertThat(shown(parsed)).isEqualTo(names);
    }

    @Test
    void anAddressThatIsNoTextIsMalformed() {
        // SEQUENCE { SET { SEQUENCE { emailAddress, NULL } } }
        byte[] subject = hex("3011310f300d 06092a864886f70d010901 0500");
        List<PresentedName> names = CertificateParser.parse(
                        OddCertificate.of(TestCertificates.ca("x").der())
                                .with(Field.SUBJECT, subject)
                                .signedBy(KEYS))
                .names();

        assertThat(names.get(1))
                .isEqualTo(
                        new PresentedName.Malformed(NameForm.EMAIL, "#0500", "its text cannot be read with certainty"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        u@b\u00fccher.test  | email:u@xn--bcher-kva.test
        u@a@B.test          | email:u@a@B.test
        host.test           | email:host.test
        u@stra\u00dfe.test  | email:u@stra\u00dfe.test, IDNA2003 and IDNA2008 differ on the character U+00DF
        """)
    void theHostOfAMailboxIsInALabels(String mailbox, String expected) {
        PresentedName name = parse("", mailbox(tlv(0x0c, mailbox.getBytes(StandardCharsets.UTF_8))))
                .names()
                .get(1);

        assertThat(name.form()).isEqualTo(NameForm.EMAIL);
        assertThat(name instanceof PresentedName.Malformed bad ? bad.text() + ", " + bad.flaw() : name.text())
                .isEqualTo(expected);
    }

    /** A mailbox is a UTF8String. */
    @Test
    void aMailboxThatCannotBeReadIsAMalformedAddress() {
        List<PresentedName> names = parse("", mailbox(hex("1606754061 2e7465"))).names();

        assertThat(names).hasSize(2);
        assertThat(names.get(1)).isInstanceOfSatisfying(PresentedName.Malformed.class, name -> {
            assertThat(name.form()).isEqualTo(NameForm.EMAIL);
            assertThat(name.value()).isEqualTo("SmtpUTF8Mailbox");
            assertThat(name.flaw()).startsWith("it cannot be read: ");
        });
    }

    @ParameterizedTest
    @CsvSource({"ISSUER, 30020500", "SUBJECT, 30020500", "VALIDITY, 300405000500", "VALIDITY, 30050400170161"})
    void fieldsThatCannotBeReadAreRefused(Field field, String encoded) {
        byte[] der = OddCertificate.of(TestCertificates.ca("x").der())
                .with(field, hex(encoded))
                .signedBy(KEYS);

        assertThat(RawCertificate.of(der).version()).isEqualTo(3);
        assertThatThrownBy(() -> CertificateParser.parse(der)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A path length beyond the range of int makes Bouncy Castle throw an exception of another kind. */
    @ParameterizedTest
    @CsvSource({"30080101ff0205 0080000000", "3080", "0500", "300b0101ff0205 0080000000"})
    void basicConstraintsThatCannotBeReadAreRefused(String value) {
        byte[] der = TestCertificates.leaf()
                .extension(Extension.basicConstraints, true, hex(value))
                .der();

        assertThatThrownBy(() -> CertificateParser.parse(der)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAreParsedByThemselves() {
        assertThat(CertificateParser.name(hex("300d310b3009060355040613025553")).text())
                .isEqualTo("C=US");
        assertThat(CertificateParser.name(hex("3000")).isEmpty()).isTrue();
        assertThatThrownBy(() -> CertificateParser.name(hex("0500"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CertificateParser.name(nested(65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is nested more than 64 levels deep");
    }

    private static byte[] nested(int levels) {
        byte[] nested = new byte[0];
        for (int i = 0; i < levels; i++) {
            nested = tlv(0x30, nested);
        }
        return nested;
    }

    /** An alternative name that is an SmtpUTF8Mailbox with this value. */
    private static byte[] mailbox(byte[] text) {
        return tlv(0x30, tlv(0xa0, hex("06082b06010505070809"), tlv(0xa0, text)));
    }

    private static CertificateContents parse(String subject, byte[] alternatives) {
        return CertificateParser.parse(TestCertificates.leaf()
                .subject(new X500Name(subject))
                .alternatives(alternatives)
                .der());
    }

    private static String shown(CertificateContents certificate) {
        return certificate.names().stream().map(PresentedName::text).collect(Collectors.joining("; "));
    }
}
