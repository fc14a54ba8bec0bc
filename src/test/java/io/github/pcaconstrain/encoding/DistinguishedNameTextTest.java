package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTextTest {
    private static final long SEED = 20_261_123L;

    private static final List<ASN1ObjectIdentifier> TYPES = List.of(
            BCStyle.C,
            BCStyle.ST,
            BCStyle.L,
            BCStyle.O,
            BCStyle.OU,
            BCStyle.CN,
            BCStyle.DC,
            BCStyle.EmailAddress,
            BCStyle.SERIALNUMBER,
            BCStyle.UID,
            new ASN1ObjectIdentifier("1.2.3.4"),
            new ASN1ObjectIdentifier("2.5.4.99"));

    private static final List<String> PIECES = List.of(
            "a", "B", "7", " ", "  ", ",", "+", "\"", "\\", "#", "/", "=", "<", ">", ";", "'", "é", "e\u0301", "日本",
            "😀", "\u0000", "\t", "\n", "\r", "\u007f", "\u00a0", "\u200b", "\u202e", "\\,", "\\2c", "C=US", "#0c",
            "\\#", "-", "com");

    @Test
    void namesMadeInCodeComeBackFromTheirTextByteForByte() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            X500Name name = name(random);
            DistinguishedName ours = DistinguishedNames.of(name);
            assertThat(DistinguishedNames.der(DistinguishedNames.toX500Name(DistinguishedNameText.parse(ours.exact()))))
                    .as("seed %d, name %d: %s", SEED, i, ours.text())
                    .containsExactly(DistinguishedNames.der(name));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        O=#130441636d65                     | O=Acme
        O=#160441636d65                     | O=Acme
        O=#1e0800410063006d0065             | O=Acme
        O=#140441636d65                     | O=Acme
        O=#0c0441636d65                     | O=Acme
        O=#1304612c6220,C=US                | O=a\\,b\\ ,C=US
        O=#0c0541e2808b42                   | O=A\\E2\\80\\8BB
        O=#0c052341636d65                   | O=\\#Acme
        O=#0400                             | O=#0400
        O=#1402c3a9                         | O=#1402c3a9
        O=#1300                             | O=
        /CN=x/O=#130441636d65/C=US          | C=US,O=Acme,CN=x
        """)
    void valuesOfEveryStringTypeAreReadAsText(String exact, String readable) {
        DistinguishedName name = DistinguishedNameText.parse(exact);

        assertThat(name.text().strip()).isEqualTo(readable.strip());
        assertThat(DistinguishedNameText.parse(name.exact())).isEqualTo(name);
    }

    @Test
    void textOfANameIsFitForATerminalAndALine() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            DistinguishedName name = DistinguishedNames.of(name(random));
            String text = name.text() + name.exact();
            assertThat(text.chars().filter(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x202e))
                    .as("seed %d, name %d: %s", SEED, i, text)
                    .isEmpty();
        }
    }

    @Test
    void textSurvivesTheCommandLineWhichStripsBlanks() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            DistinguishedName name = DistinguishedNames.of(name(random));
            assertThat(ConstraintSyntax.parse("dn:" + name.exact(), Notes.IGNORED)
                            .exactText())
                    .as("seed %d, name %d", SEED, i)
                    .isEqualTo("dn:" + name.exact());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        O=Acme,C=US             | /C=US/O=Acme
        O = Acme , C = US       | /C=US/O=Acme
        o=Acme,c=US             | /C=US/O=Acme
        organizationName=Acme   | /O=Acme
        2.5.4.10=Acme           | /O=Acme
        DC=example,DC=com       | /DC=com/DC=example
        CN=a+UID=b,O=Acme       | /O=Acme/UID=b+CN=a
        CN=a\\,b                | /CN=a,b
        CN=a\\2Cb               | /CN=a,b
        CN=\\#a                 | /CN=\\#a
        CN=#0c0161              | /CN=a
        CN=\\\\a                | /CN=\\\\a
        CN=a/b                  | /CN=a\\/b
        O=M\\C3\\BCller         | /O=Müller
        SN=Smith                | /surname=Smith
        """)
    void bothSpellingsNameTheSameBytes(String rfc4514, String slashed) {
        assertThat(DistinguishedNameText.parse(rfc4514).rdns())
                .isEqualTo(DistinguishedNameText.parse(slashed).rdns());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        C=US,O=Acme             | O=Acme,C=US
        C=US,O=Acme,CN=x        | CN=x,O=Acme,C=US
        DC=com,CN=x             | CN=x,DC=com
        O=Acme,OU=x             | OU=x,O=Acme
        O=Acme,CN=x             | CN=x,O=Acme
        """)
    void textThatIsEvidentlyReversedIsRefusedWithBothWaysToWriteIt(String reversed, String meant) {
        assertThatThrownBy(() -> DistinguishedNameText.parse(reversed))
                .isInstanceOf(InvalidConstraintException.class)
                .hasMessageContaining("must come last (RFC 4514)")
                .extracting(e -> ((InvalidConstraintException) e).hint())
                .asString()
                .contains("write dn:" + meant + ", or dn:/" + reversed.replace(',', '/'));
    }

    /** Turning it around would put the country in the middle. */
    @Test
    void theHintForMixedPartsHasThemInOrder() {
        assertThatThrownBy(() -> DistinguishedNameText.parse("O=Acme,C=US,OU=Team"))
                .extracting(e -> ((InvalidConstraintException) e).hint())
                .asString()
                .startsWith("write dn:OU=Team,O=Acme,C=US, or dn:/C=US/O=Acme/OU=Team ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O=Acme", "O=b,O=a", "CN=x,UID=y", "UID=y,CN=x", "OU=a,OU=b,O=c"})
    void textWhoseOrderCannotBeDoubtedIsTaken(String text) {
        assertThat(DistinguishedNameText.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme",
                "=Acme",
                "O",
                "O=Acme,",
                ",O=Acme",
                "O=Acme,,C=US",
                "XX=y",
                "O=a+",
                "/",
                "//O=a",
                "/O",
                "/O=a/",
                "/XX=y",
                "CN=#zz",
                "CN=#0",
                "CN=#30",
                "/CN=#zz",
                "C=é",
                "DC=é",
                "CN=a\\",
                "/CN=a\\",
                "CN=\\zz",
                "1.2.x=y",
                "L=\\# 7",
                "L=\\\\#a",
                "L= \\\\#a",
                "/L=\\\\#a",
                "O=a,b"
            })
    void textThatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> DistinguishedNameText.parse(text)).isInstanceOf(InvalidConstraintException.class);
    }

    private static X500Name name(Random random) {
        RDN[] rdns = new RDN[1 + random.nextInt(4)];
        for (int i = 0; i < rdns.length; i++) {
            AttributeTypeAndValue[] attributes = new AttributeTypeAndValue[random.nextInt(4) == 0 ? 2 : 1];
            for (int j = 0; j < attributes.length; j++) {
                attributes[j] = new AttributeTypeAndValue(TYPES.get(random.nextInt(TYPES.size())), value(random));
            }
            rdns[i] = new RDN(attributes);
        }
        return X500Name.getInstance(DistinguishedNames.der(new X500Name(rdns)));
    }

    private static ASN1Encodable value(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(random.nextBoolean() ? 3 : PIECES.size())));
        }
        return switch (random.nextInt(12)) {
            case 0 -> new DERPrintableString(text.toString().replaceAll("[^A-Za-z0-9 ]", ""));
            case 1 -> new DERIA5String(text.toString().replaceAll("[^ -~]", ""));
            case 2 -> new DERT61String(text.toString().replaceAll("[^ -~]", ""));
            case 3 -> new DERBMPString(text.toString());
            case 4 -> new DERUniversalString(new byte[] {0, 0, 0, 'a'});
            case 5 -> new DEROctetString(new byte[] {1, 2});
            case 6 -> DERNull.INSTANCE;
            default -> new DERUTF8String(text.toString());
        };
    }
}
