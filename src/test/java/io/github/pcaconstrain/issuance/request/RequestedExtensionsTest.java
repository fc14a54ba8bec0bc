package io.github.pcaconstrain.issuance.request;

import static io.github.pcaconstrain.OddCertificate.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.request.RequestedExtensions.Expected;
import io.github.pcaconstrain.pem.PemWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for, and whether a certificate has it; the octets are written by hand. */
class RequestedExtensionsTest {
    private static final RequestedExtensions ASKED =
            ExtensionsFileTest.read("{'Extensions': {'KeyUsage': {'KeyCertSign': true, 'CRLSign': true},"
                    + " 'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'SERVER_AUTH'}]}}");

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 0500,, 1.2.3, 0500, true, true",
        "1.2.3, 0500,, 1.2.3, 0500, false, true",
        "1.2.3, 0500, true, 1.2.3, 0500, true, true",
        "1.2.3, 0500, false, 1.2.3, 0500, false, true",
        "1.2.3, 0500, false, 1.2.3, 0500, true, false",
        "1.2.3, 0500, true, 1.2.3, 0500, false, false",
        "1.2.3, 0500,, 1.2.3, 0400, false, false",
        "1.2.3, 0500,, 1.2.4, 0500, false, false",
    })
    void criticalityCountsIfItWasAskedFor(
            String oid, String hex, Boolean asked, String found, String value, boolean critical, boolean isMet) {
        assertThat(new Expected(oid, hex, Optional.ofNullable(asked))
                        .isMetBy(new CertificateExtension(found, new ExtensionValue(value, critical))))
                .isEqualTo(isMet);
    }

    @Test
    void all() {
        assertThat(ASKED.keyUsage()).contains(Set.of(KeyUsageBit.KEY_CERT_SIGN, KeyUsageBit.CRL_SIGN));
        assertThat(ASKED.expected("2.5.29.37").map(Expected::hex)).contains("300a06082b06010505070301");
        assertThat(ASKED.expected("2.5.29.17")).isEmpty();
        assertThat(ASKED.text())
                .isEqualTo("extended key usage 2.5.29.37 (SERVER_AUTH); key usage 2.5.29.15 (keyCertSign, cRLSign)");
        assertThat(RequestedExtensions.NONE.keyUsage()).isEmpty();
        assertThat(RequestedExtensions.NONE.text()).isEmpty();
        assertThat(new Expected("1.2.3", "0500", Optional.of(true)).text())
                .isEqualTo("critical extension 1.2.3 (BQA=)");
    }

    @Test
    void anotherKeyUsageTakesThePlaceOfTheFirst() {
        RequestedExtensions other =
                ASKED.withKeyUsage(Set.of(KeyUsageBit.KEY_CERT_SIGN, KeyUsageBit.DIGITAL_SIGNATURE));

        assertThat(other.expected())
                .extracting(Expected::oid, Expected::hex)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2.5.29.15", "03020284"),
                        org.assertj.core.groups.Tuple.tuple("2.5.29.37", "300a06082b06010505070301"));
        assertThat(other.named())
                .containsEntry("KeyUsage", Map.of("DigitalSignature", true, "KeyCertSign", true))
                .containsKey("ExtendedKeyUsage");
        assertThat(((Map<?, ?>) Objects.requireNonNull(other.named().get("KeyUsage")))
                        .keySet().stream().map(String::valueOf))
                .containsExactly("DigitalSignature", "KeyCertSign");
    }

    @Test
    void aCertificateHasAllOrNot() {
        TestCertificates one =
                TestCertificates.ca("x").extension(new ASN1ObjectIdentifier("2.5.29.15"), true, hex("03020106"));

        assertThat(ASKED.areIn(ca(one))).isFalse();
        assertThat(ASKED.areIn(ca(
                        one.extension(new ASN1ObjectIdentifier("2.5.29.37"), false, hex("300a06082b06010505070301")))))
                .isTrue();
        assertThat(RequestedExtensions.NONE.areIn(ca(TestCertificates.ca("x")))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'DnsName': 'a.b'                            | 30058203612e62
        'Rfc822Name': 'u@a'                         | 3005810375 4061
        'UniformResourceIdentifier': 'ftp://a'      | 300986076674703a2f2f61
        'RegisteredId': '1.2.3'                     | 300488022a03
        'IpAddress': '10.0.0.1'                     | 300687040a000001
        'IpAddress': '2001:db8::1'                  | 3012871020010db8000000000000000000000001
        """)
    void eachFormOfName(String member, String hex) {
        assertThat(read("'SubjectAlternativeNames': [{" + member + "}]").expected())
                .containsExactly(new Expected("2.5.29.17", hex.replace(" ", ""), Optional.empty()));
    }

    /** RFC 5280, section 4.2.1.12, and the arcs of others. */
    @ParameterizedTest
    @CsvSource({
        "CODE_SIGNING, 06082b06010505070303",
        "OCSP_SIGNING, 06082b06010505070309",
        "TIME_STAMPING, 06082b06010505070308",
        "SMART_CARD_LOGIN, 060a2b060104018237140202",
        "CERTIFICATE_TRANSPARENCY, 060a2b06010401d679020404",
    })
    void eachPurpose(String type, String oid) {
        String length = oid.startsWith("060a") ? "300c" : "300a";

        assertThat(read("'ExtendedKeyUsage': [{'ExtendedKeyUsageType': '" + type + "'}]")
                        .expected())
                .containsExactly(new Expected("2.5.29.37", length + oid, Optional.empty()));
        assertThat(new CertificateExtension("2.5.29.37", new ExtensionValue(length + oid, false)).text())
                .isEqualTo("extended key usage 2.5.29.37 (" + type + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'X'}] | ExtendedKeyUsageType is 'X' | give one of CERTIFICATE_TRANSPARENCY, CLIENT_AUTH, CODE_SIGNING, DOCUMENT_SIGNING, EMAIL_PROTECTION, OCSP_SIGNING, SERVER_AUTH, SMART_CARD_LOGIN, TIME_STAMPING
        'KeyUsage': {}                                      | it sets no bit | set KeyCertSign and CRLSign, which a CA needs
        'SubjectAlternativeNames': [{'IpAddress': '10.0'}]  | IpAddress is '10.0' | give an IPv4 or IPv6 address
        'SubjectAlternativeNames': [{'EdiPartyName': {}}]   | EdiPartyName is not supported: AWS does not document how it encodes it, so the certificate could not be checked | leave it out
        'SubjectAlternativeNames': [{'DirectoryName': {}}]  | DirectoryName is not supported: AWS does not document how it encodes it, so the certificate could not be checked | leave it out
        'CertificatePolicies': [{'CertPolicyId': '1.2.3', 'PolicyQualifiers': [{'PolicyQualifierId': 'X', 'Qualifier': {'CpsUri': 'a'}}]}] | PolicyQualifierId is not CPS | give CPS, the only one that AWS accepts
        """)
    void whatAwsHasNoNameForIsRefused(String member, String problem, String hint) {
        UnreadableInputException refusal = catchThrowableOfType(UnreadableInputException.class, () -> read(member));

        assertThat(refusal).hasMessageEndingWith(problem);
        assertThat(refusal.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'SERVER_AUTH', 'X': 'y'}]
        'CertificatePolicies': [{'CertPolicyId': '1.2.3', 'X': 'y'}]
        'CertificatePolicies': [{'CertPolicyId': '1.2.3', 'PolicyQualifiers': [{'PolicyQualifierId': 'CPS', 'X': 'y', 'Qualifier': {'CpsUri': 'a'}}]}]
        'CertificatePolicies': [{'CertPolicyId': '1.2.3', 'PolicyQualifiers': [{'PolicyQualifierId': 'CPS', 'Qualifier': {'CpsUri': 'a', 'X': 'y'}}]}]
        'SubjectAlternativeNames': [{'DnsName': 'a', 'X': 'y'}]
        'SubjectAlternativeNames': [{'DnsName': 'a', 'Rfc822Name': 'u@a'}]
        'KeyUsage': {'KeyCertSign': true, 'X': true}
        """)
    void unknownMembersAreRefused(String member) {
        assertThatThrownBy(() -> read(member)).isInstanceOf(UnreadableInputException.class);
    }

    @Test
    void severalNamedExtensionsStandInTheOrderOfTheApi() {
        assertThat(List.copyOf(read("'SubjectAlternativeNames': [{'DnsName': 'a.b'}], 'KeyUsage': {'CRLSign': true},"
                                + " 'CertificatePolicies': [{'CertPolicyId': '1.2.3'}]")
                        .expected()))
                .extracting(Expected::oid)
                .containsExactly("2.5.29.32", "2.5.29.15", "2.5.29.17");
    }

    private static RequestedExtensions read(String members) {
        return ExtensionsFileTest.read("{'Extensions': {" + members + "}}");
    }

    private static CaCertificate ca(TestCertificates made) {
        return CaCertificate.parse("it", PemWriter.of("CERTIFICATE", made.der()));
    }
}
