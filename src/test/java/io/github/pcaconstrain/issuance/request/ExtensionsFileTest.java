package io.github.pcaconstrain.issuance.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.request.RequestedExtensions.Expected;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document for {@code --extensions} asks for, octet by octet, and what it cannot ask for. */
public class ExtensionsFileTest {
    /** A document whose quotes are written as apostrophes. */
    public static RequestedExtensions read(String document) {
        return ExtensionsFile.read("more.json", document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // The octets are from openssl asn1parse -genconf.
                "'KeyUsage': {'KeyCertSign': true, 'CRLSign': true} | 2.5.29.15 | 03020106",
                "'KeyUsage': {'DigitalSignature': true, 'KeyCertSign': true, 'CRLSign': true, 'KeyAgreement': false}"
                        + " | 2.5.29.15 | 03020186",
                "'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'SERVER_AUTH'},"
                        + " {'ExtendedKeyUsageObjectIdentifier': '1.3.6.1.5.5.7.3.2'}]"
                        + " | 2.5.29.37 | 301406082b0601050507030106082b06010505070302",
                "'CertificatePolicies': [{'CertPolicyId': '1.2.3.4'}] | 2.5.29.32 | 3007300506032a0304",
                "'CertificatePolicies': [{'CertPolicyId': '1.2.3.4', 'PolicyQualifiers': [{'PolicyQualifierId': 'CPS',"
                        + " 'Qualifier': {'CpsUri': 'http://a'}}]}]"
                        + " | 2.5.29.32 | 301f301d06032a03043016301406082b060105050702011608687474703a2f2f61",
                "'SubjectAlternativeNames': [{'DnsName': 'a.b'}, {'IpAddress': '10.0.0.1'}]"
                        + " | 2.5.29.17 | 300b8203612e6287040a000001",
            })
    void namedExtensionsAreTheseOctets(String members, String oid, String hex) {
        RequestedExtensions read = read("{'Extensions': {" + members + "}}");

        assertThat(read.expected()).containsExactly(new Expected(oid, hex, Optional.empty()));
        assertThat(read.custom()).isEmpty();
        assertThat(read.named()).hasSize(1);
    }

    @Test
    void octetsOfOthersAreTakenAsTheyAre() {
        RequestedExtensions read = read("\ufeff{'Extensions': {'CustomExtensions':"
                + " [{'ObjectIdentifier': '1.2.3.4', 'Value': 'BQA=', 'Critical': true}]}}");

        assertThat(read.expected()).containsExactly(new Expected("1.2.3.4", "0500", Optional.of(true)));
        assertThat(read.custom()).hasSize(1);
        assertThat(read.named()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[] | not a JSON object",
                "null | not a JSON object",
                "{'Extensions': {}} trailing | not a JSON object",
                "{'Extensions': {}, 'Extensions': {}} | not a JSON object",
                "{} | Extensions is not an object",
                "{'CustomExtensions': []} | 'CustomExtensions' is not a member",
                "{'Subject': {'CommonName': 'x'}} | the subject must come from the CSR",
                "{'Extensions': {'NameConstraints': {}}} | 'NameConstraints' is not a member",
                "{'Extensions': {'KeyUsage': {'KeyCertSing': true}}} | 'KeyCertSing' is not a member",
                "{'Extensions': {'KeyUsage': {'KeyCertSign': 'true'}}} | not true or false",
                "{'Extensions': {'KeyUsage': {'KeyCertSign': false}}} | it sets no bit",
                "{'Extensions': {'ExtendedKeyUsage': []}} | not a list",
                "{'Extensions': {'ExtendedKeyUsage': [{}]}} | exactly one member",
                "{'Extensions': {'ExtendedKeyUsage': [{'ExtendedKeyUsageType': 'SERVER'}]}} | 'SERVER'",
                "{'Extensions': {'SubjectAlternativeNames': [{'OtherName': {}}]}} | OtherName is not supported",
                "{'Extensions': {'SubjectAlternativeNames': [{'DnsName': 'm\u00fcller.de'}]}} | outside ASCII",
                "{'Extensions': {'SubjectAlternativeNames': [{'IpAddress': '10.0.0'}]}} | IpAddress is",
                "{'Extensions': {'SubjectAlternativeNames': [{'IpAddress': '2001:db8:1:'}]}} | IpAddress is",
                "{'Extensions': {'CustomExtensions': [{'ObjectIdentifier': '2.5.29.30', 'Value': 'MAA='}]}}"
                        + " | those come from the policy",
                "{'Extensions': {'CustomExtensions': [{'ObjectIdentifier': '2.5.29.19', 'Value': 'MAA='}]}}"
                        + " | the template sets",
                "{'Extensions': {'KeyUsage': {'KeyCertSign': true}, 'CustomExtensions': [{'ObjectIdentifier':"
                        + " '2.5.29.15', 'Value': 'AwIBBg=='}]}} | given twice",
                "{'Extensions': {'CustomExtensions': [{'ObjectIdentifier': 'x', 'Value': 'MAA='}]}} | ObjectIdentifier",
                "{'Extensions': {'CustomExtensions': [{'ObjectIdentifier': '1.2.3', 'Value': 'MA'}]}} | not one DER",
                "{'Extensions': {'CustomExtensions': [{'ObjectIdentifier': '1.2.3', 'Value': 'BQAFAA=='}]}}"
                        + " | not one DER",
                "{'Extensions': {'CustomExtensions': [{'ObjectIdentifier': '1.2.3', 'Value': '%%'}]}} | not one DER",
            })
    void whatCannotBeAskedForIsAnErrorThatSaysWhere(String document, String problem) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("more.json")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("java.");
    }
}
