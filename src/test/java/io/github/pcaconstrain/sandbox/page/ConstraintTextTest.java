package io.github.pcaconstrain.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names and bases are shown. */
final class ConstraintTextTest {
    @ParameterizedTest
    @CsvSource({
        "0a000000ff000000, 10.0.0.0/8",
        "0a000001ffffffff, 10.0.0.1/32",
        "0000000000000000, 0.0.0.0/0",
        "0a000000ff00ff00, 10.0.0.0/255.0.255.0",
        "0a000001, 10.0.0.1",
        "20010db8000000000000000000000000ffffffff000000000000000000000000, 2001:db8::/32",
        "20010db8000000010000000000000001, 2001:db8:0:1::1",
        "00000000000000000000000000000001, ::1",
        "00000000000000000000000000000000, ::",
        "20010000000000000001000000000000, 2001::1:0:0:0",
        "0a00, '2 octets, not an address'",
    })
    void addressesAreShownAsRfc5952Says(String octets, String text) {
        byte[] value = java.util.HexFormat.of().parseHex(octets);

        assertThat(ConstraintText.text(new GeneralName(GeneralName.iPAddress, new DEROctetString(value))))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        C=US,O=Example,CN=www            | www
        C=US,O=Example,CN=Acme\\, Inc. CA | Acme, Inc. CA
        C=US,CN=above,CN=below           | below
        C=US,OU=x+CN=y                   | y
        C=US,O=Example                   | O=Example,C=US
        """)
    void aSubjectIsCalledByItsCommonName(String subject, String name) {
        assertThat(ConstraintText.name(new X500Name(subject))).isEqualTo(name);
    }

    @Test
    void subjectsHaveTheirMostGeneralPartLast() {
        assertThat(ConstraintText.subject(new X500Name("C=US,O=Example,CN=www")))
                .isEqualTo("CN=www,O=Example,C=US");
    }
}
