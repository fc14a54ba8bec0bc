package io.github.pcaconstrain.issuance.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.ExtensionValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extensions in messages; the octets are written by hand (RFC 5280, section 4.2.1). */
class ExtensionTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2.5.29.15 | 03020106                           | key usage 2.5.29.15 (keyCertSign, cRLSign)
        2.5.29.15 | 0303000080                         | key usage 2.5.29.15 (decipherOnly)
        2.5.29.15 | 0500                               | key usage 2.5.29.15 (BQA=)
        2.5.29.17 | 30088206612e74657374               | subject alternative names 2.5.29.17 (dns:a.test)
        2.5.29.17 | 3011810375406182016286076674703a2f2f61 | subject alternative names 2.5.29.17 (email:u@a, dns:b, uri:ftp://a)
        2.5.29.17 | 300687040a000001                   | subject alternative names 2.5.29.17 (ip:10.0.0.1)
        2.5.29.17 | 3012871020010db8000000000000000000000001 | subject alternative names 2.5.29.17 (ip:2001:db8:0:0:0:0:0:1)
        2.5.29.17 | 300387010a                         | subject alternative names 2.5.29.17 (ip:of 1 octet)
        2.5.29.17 | 300787050a00000102                 | subject alternative names 2.5.29.17 (ip:of 5 octets)
        2.5.29.17 | 300488022a03                       | subject alternative names 2.5.29.17 (registered ID 1.2.3)
        2.5.29.17 | 300aa00806022a03a0020500           | subject alternative names 2.5.29.17 (a name of type [0])
        2.5.29.17 | 3011a40f300d310b3009060355040613025553 | subject alternative names 2.5.29.17 (dn:C=US)
        2.5.29.17 | 30                                 | subject alternative names 2.5.29.17 (MA==)
        2.5.29.37 | 300a06082b06010505070301           | extended key usage 2.5.29.37 (SERVER_AUTH)
        2.5.29.37 | 300e06082b0601050507030206022a03   | extended key usage 2.5.29.37 (CLIENT_AUTH, 1.2.3)
        2.5.29.32 | 3006300406022a03                   | certificate policies 2.5.29.32 (1.2.3)
        2.5.29.32 | 300e300406022a033006060455 1d2000  | certificate policies 2.5.29.32 (1.2.3, 2.5.29.32.0)
        2.5.29.32 | 300406022a03                       | certificate policies 2.5.29.32 (MAQGAioD)
        2.5.29.30 | 300ca00a30088206612e74657374       | name constraints 2.5.29.30 (permitted dns:a.test)
        2.5.29.30 | 3018a00a30088206612e74657374a10a30088206622e74657374 | name constraints 2.5.29.30 (permitted dns:a.test, excluded dns:b.test)
        2.5.29.14 | 04020102                           | subject key identifier 2.5.29.14 (BAIBAg==)
        2.5.29.54 | 020101                             | inhibit anyPolicy 2.5.29.54 (AgEB)
        1.2.3     | 0500                               | extension 1.2.3 (BQA=)
        """)
    void nameAndContent(String oid, String hex, String text) {
        String octets = hex.replace(" ", "");

        assertThat(new CertificateExtension(oid, new ExtensionValue(octets, false)).text())
                .isEqualTo(text);
        assertThat(new CertificateExtension(oid, new ExtensionValue(octets, true)).text())
                .isEqualTo("critical " + text);
    }

    @Test
    void longContentIsCutOff() {
        assertThat(text("00".repeat(48))).isEqualTo("extension 1.2.3 (" + "A".repeat(64) + ")");
        assertThat(text("00".repeat(49))).isEqualTo("extension 1.2.3 (" + "A".repeat(64) + "...)");
    }

    private static String text(String hex) {
        return new CertificateExtension("1.2.3", new ExtensionValue(hex, false)).text();
    }
}
