package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.ExtensionsFileTest;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record of an issuance and the document for the AWS CLI, letter for letter. */
class IssuanceJsonTest {
    private static final String ARN = TestRequests.ISSUER + "/certificate/1";
    private static final String ISSUED = TestIssuances.pem(TestCertificates.ca("Subordinate"));
    private static final String SHA256 = CaCertificate.parse("it", ISSUED).sha256();

    @Test
    void theRecordOfAnAcceptedCertificate() throws IOException {
        assertThat(written(issuance(true, ISSUED), List.of()))
                .isEqualTo("""
            {
              "version": 1,
              "accepted": true,
              "problems": [ ],
              "ca": "%s",
              "parent": "%s",
              "certificateArn": "%s",
              "serial": "02",
              "sha256": "%s",
              "subject": "CN=Subordinate",
              "issuer": "CN=Subordinate",
              "key": "EC_prime256v1",
              "notBefore": "2026-01-01T00:00:00Z",
              "notAfter": "2036-01-01T00:00:00Z",
              "policy": {
                "permitted": {
                  "dns": [
                    "a.test"
                  ]
                },
                "critical": true
              },
              "extension": {
                "oid": "2.5.29.30",
                "critical": true,
                "value": "MAygCjAIggZhLnRlc3Q="
              },
              "extensions": [
                {
                  "oid": "2.5.29.15",
                  "value": "AwIBBg==",
                  "text": "key usage 2.5.29.15 (keyCertSign, cRLSign)"
                },
                {
                  "oid": "1.2.3",
                  "critical": true,
                  "value": "BQA=",
                  "text": "critical extension 1.2.3 (BQA=)"
                }
              ],
              "pathLength": 1,
              "template": "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen1_APIPassthrough/V1",
              "signingAlgorithm": "SHA256WITHECDSA",
              "validity": {
                "unit": "years",
                "value": 5
              },
              "token": "pc-1",
              "requestedAt": "2026-01-02T03:04:05Z"
            }
            """.formatted(TestIssuances.CA, TestRequests.ISSUER, ARN, SHA256));
    }

    @Test
    void theRecordOfARejectedOneNamesItsProblems() throws IOException {
        List<Finding> findings = List.of(
                GateCode.KEY_USAGE_NOT_CRITICAL.finding("certificate", "a warning"),
                GateCode.CERTIFICATE_UNREADABLE.finding("certificate", "there is none"));
        String record = written(issuance(false, ""), findings);

        assertThat(record).contains("\"accepted\": false", "\"certificate-unreadable: there is none\"");
        assertThat(record).doesNotContain("a warning", "\"ca\":", "\"serial\":", "\"sha256\":");
    }

    @Test
    void theDocumentForTheAwsCli() {
        assertThat(new String(
                        PassthroughFile.of(issuance(true, "").request().order(new IdempotencyToken("pc-1"))),
                        StandardCharsets.UTF_8))
                .isEqualTo("""
            {
              "Extensions": {
                "CustomExtensions": [
                  {
                    "ObjectIdentifier": "1.2.3",
                    "Value": "BQA=",
                    "Critical": true
                  },
                  {
                    "ObjectIdentifier": "2.5.29.30",
                    "Value": "MAygCjAIggZhLnRlc3Q=",
                    "Critical": true
                  }
                ],
                "KeyUsage": {
                  "KeyCertSign": true,
                  "CRLSign": true
                }
              }
            }
            """);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        byte[] inAws = written(issuance(true, ISSUED), List.of()).getBytes(StandardCharsets.UTF_8);
        byte[] outside = written(issuance(false, ISSUED), List.of()).getBytes(StandardCharsets.UTF_8);

        assertThat(IssuanceJson.read("a.json", inAws))
                .isEqualTo(new IssuanceRecord(Optional.of(TestIssuances.CA), TestRequests.ISSUER, ARN, SHA256));
        assertThat(IssuanceJson.read("a.json", outside))
                .isEqualTo(new IssuanceRecord(Optional.empty(), TestRequests.ISSUER, ARN, SHA256));
    }

    /** P is the parent's ARN. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {}                                                   | it is not the record of an accepted certificate
        {'version': 1}                                       | it is not the record of an accepted certificate
        {'version': 1, 'accepted': false, 'parent': 'P'}     | it is not the record of an accepted certificate
        {'version': 2, 'accepted': true, 'parent': 'P'}      | it is not the record of an accepted certificate
        {'accepted': true, 'parent': 'P'}                    | it is not the record of an accepted certificate
        []                                                   | it is not the record of an accepted certificate
        {'version': 1, 'accepted': true}                     | it has no parent
        {'version': 1, 'accepted': true, 'parent': 1}        | it has no parent
        {'version': 1, 'accepted': true, 'parent': 'x'}      | its parent is not the ARN of a private CA
        {'version': 1, 'accepted': true, 'ca': 'x', 'parent': 'P'} | its ca is not the ARN of a private CA
        {'version': 1, 'accepted': true, 'ca': null, 'parent': 'P'} | it has no ca
        {'version': 1, 'accepted': true, 'parent': 'P'}      | it has no certificateArn
        {'version': 1, 'accepted': true, 'parent': 'P', 'certificateArn': 'a'} | it has no sha256
        """)
    void otherDocumentsAreRefused(String document, String problem) {
        UnreadableInputException refusal = catchThrowableOfType(
                UnreadableInputException.class, () -> IssuanceJson.read("a.json", octets(document)));

        assertThat(refusal).hasMessage("a.json: " + problem);
        assertThat(refusal.hint()).isEqualTo("give the folder that 'issue' wrote, or --cert and --chain");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThat(catchThrowableOfType(UnreadableInputException.class, () -> IssuanceJson.read("a.json", octets("{"))))
                .hasMessageStartingWith("a.json: it is not JSON: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
        {'certificateArn': 'a'}                                   | a | - | - | -
        {'serial': '01:aB'}                                       | - | 1ab | - | -
        {'serial': '00', 'issuer': 'CN=x', 'token': 't'}          | - | 0 | CN=x | t
        {'certificateArn': 1, 'serial': '5'}                      | - | 5 | - | -
        """)
    void knownCertificates(String document, String arn, String serial, String issuer, String token) {
        assertThat(IssuanceJson.known(octets(document), "there"))
                .contains(new KnownCertificate(
                        Optional.ofNullable(arn),
                        Optional.ofNullable(serial),
                        Optional.ofNullable(issuer),
                        Optional.ofNullable(token),
                        false,
                        "there"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"{}", "[]", "{", "{'issuer': 'CN=x', 'token': 't'}", "{'serial': 5}"})
    void otherDocumentsKnowNone(String document) {
        assertThat(IssuanceJson.known(octets(document), "there")).isEmpty();
    }

    private static byte[] octets(String document) {
        return document.replace('\'', '"')
                .replace("\"P\"", "\"" + TestRequests.ISSUER + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String written(Issuance issuance, List<Finding> findings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IndentedJson.write(out, json -> IssuanceJson.write(issuance, findings, json));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Issuance issuance(boolean isInAws, String certificate) {
        TestIssuances.Builder request = TestIssuances.request(
                        TestCsr.subject("CN=Subordinate"), Template.forConstrained(TestRequests.ISSUER, 1), 1)
                .with(ExtensionsFileTest.read("{'Extensions': {'KeyUsage': {'KeyCertSign': true, 'CRLSign': true},"
                        + " 'CustomExtensions': [{'ObjectIdentifier': '1.2.3', 'Value': 'BQA=', 'Critical': true}]}}"));
        return new Issuance(
                (isInAws ? request : request.outside()).build(),
                new IdempotencyToken("pc-1"),
                ARN,
                Instant.parse("2026-01-02T03:04:05Z"),
                new SignedCertificate(certificate, ""));
    }
}
