package io.github.pcaconstrain.sandbox.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.TestCsr;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acm.AcmClient;
import tools.jackson.databind.JsonNode;

/** The records of calls: shaped as in the examples of the AWS Private CA User Guide, and without secrets. */
class CloudTrailTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private SandboxConfig config(Interceptor inner) throws IOException {
        return SandboxConfig.inMemory().withDelay(Duration.ZERO).withInterceptor(CloudTrail.of(folder, inner));
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : TrailFolderTest.files(folder)) {
            records.addAll(TrailFolderTest.records(file));
        }
        return records;
    }

    private List<JsonNode> records(String event) throws IOException {
        return records().stream()
                .filter(record -> record.get("eventName").asString().equals(event))
                .toList();
    }

    @Test
    void aCallIsRecordedWithWhatWasSigned() throws Exception {
        String root;
        try (Sandbox sandbox = Sandbox.start(config(Interceptor.NONE));
                PcaClient pca = PcaClient.of(sandbox)) {
            root = pca.root();
        }

        JsonNode issue = records("IssueCertificate").get(0);
        assertThat(issue.at("/eventSource").asString()).isEqualTo("acm-pca.amazonaws.com");
        assertThat(issue.at("/userIdentity/type").asString()).isEqualTo("IAMUser");
        assertThat(issue.at("/userIdentity/arn").asString()).isEqualTo("arn:aws:iam::111122223333:user/sandbox");
        assertThat(issue.at("/userAgent").asString()).contains("aws-sdk-java");
        assertThat(issue.at("/requestParameters/certificateAuthorityArn").asString())
                .isEqualTo(root);
        assertThat(issue.at("/requestParameters/templateArn").asString()).endsWith("RootCACertificate/V1");
        assertThat(issue.at("/requestParameters/validity/type").asString()).isEqualTo("YEARS");
        assertThat(issue.at("/requestParameters/csr/hb/0").asInt()).isEqualTo('-');
        String certificate = issue.at("/responseElements/certificateArn").asString();
        assertThat(certificate).startsWith(root + "/certificate/");

        JsonNode details = records("IssueCertificateDetails").get(0);
        assertThat(details.at("/eventType").asString()).isEqualTo("AwsServiceEvent");
        assertThat(details.at("/resources/1/ARN").asString()).isEqualTo(certificate);
        assertThat(details.at("/serviceEventDetails/subject").asString()).contains("CN=Root");
        assertThat(details.at("/serviceEventDetails/requesterArn").asString()).endsWith(":user/sandbox");
        var signed = TBSCertificate.getInstance(Base64.getDecoder()
                .decode(details.at("/serviceEventDetails/tbsCertificate").asString()));
        assertThat(certificate)
                .endsWith("/" + signed.getSerialNumber().getValue().toString(16));

        assertThat(records("ImportCertificateAuthorityCertificate"))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.get("responseElements").isNull()).isTrue());
        assertThat(records("GetCertificate").get(0).get("readOnly").asBoolean()).isTrue();
    }

    @Test
    void errorsAreRecordedAndWhatWasDoneInSpiteOfAFault() throws Exception {
        try (Sandbox sandbox = Sandbox.start(
                        config(new FaultInjector(Faults.parse("fail=IssueCertificate:ThrottlingException:1"))));
                PcaClient pca = PcaClient.of(sandbox)) {
            pca.root();
            PcaClient.errorCode(
                    () -> pca.sdk()
                            .deleteCertificateAuthority(
                                    r -> r.certificateAuthorityArn(
                                            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566")));
        }

        assertThat(records("IssueCertificate").stream()
                        .map(record -> record.path("errorCode").asString("")))
                .as("the SDK tries again")
                .containsExactlyInAnyOrder("ThrottlingException", "");
        assertThat(records("DeleteCertificateAuthority"))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.get("errorCode").asString()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void acmCallsAsAService() throws Exception {
        try (Sandbox sandbox = Sandbox.start(config(Interceptor.NONE));
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .build()) {
            String ca = sandbox.initialize("us-east-1").subordinate();
            String arn = acm.requestCertificate(
                            r -> r.domainName("www.example.com").certificateAuthorityArn(ca))
                    .certificateArn();
            acm.exportCertificate(r -> r.certificateArn(arn)
                    .passphrase(software.amazon.awssdk.core.SdkBytes.fromUtf8String("secret-phrase")));
        }

        assertThat(records("RequestCertificate").get(0).get("eventSource").asString())
                .isEqualTo("acm.amazonaws.com");
        assertThat(records("IssueCertificate"))
                .singleElement()
                .satisfies(record -> assertThat(
                                record.at("/userIdentity/invokedBy").asString())
                        .isEqualTo("acm.amazonaws.com"));
        assertThat(records("IssueCertificateDetails"))
                .singleElement()
                .satisfies(record -> assertThat(record.at("/serviceEventDetails/requesterServicePrincipal")
                                .asString())
                        .isEqualTo("acm.amazonaws.com"));
        assertThat(records().toString())
                .doesNotContain(
                        "PRIVATE KEY",
                        Base64.getEncoder()
                                .encodeToString("secret-phrase".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnError() {
        Outcome outcome =
                new Cli(folder).write("file", "").run("sandbox", "--dir", ":memory:", "--cloudtrail", "./file");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--cloudtrail: cannot write to ./file: it is a file");
    }

    @Test
    void theOwnerOfASharedCaGetsTheDetails() throws Exception {
        try (Sandbox sandbox = Sandbox.start(config(Interceptor.NONE).withAccounts(TwoAccounts.ACCOUNTS));
                PcaClient owner = PcaClient.of(sandbox, TwoAccounts.key("pki"));
                PcaClient other = PcaClient.of(sandbox, TwoAccounts.key("applications"))) {
            String root = owner.root();
            owner.sdk()
                    .putPolicy(r -> r.resourceArn(root)
                            .policy(TwoAccounts.policy(root, TwoAccounts.APPLICATIONS, "EndEntityCertificate")));
            other.issue(root, TestCsr.dns("www.example.com"), "EndEntityCertificate", r -> {});
        }

        assertThat(records("IssueCertificateDetails").stream()
                        .filter(record -> record.at("/serviceEventDetails/requesterAccountId")
                                .asString()
                                .equals(TwoAccounts.APPLICATIONS))
                        .map(record -> record.get("recipientAccountId").asString()))
                .containsExactlyInAnyOrder(TwoAccounts.PKI, TwoAccounts.APPLICATIONS);
        assertThat(records("PutPolicy").get(0).at("/requestParameters/policy").asString())
                .contains("EndEntityCertificate");
        Optional<JsonNode> call = records("IssueCertificate").stream()
                .filter(record -> record.get("recipientAccountId").asString().equals(TwoAccounts.APPLICATIONS))
                .findFirst();
        assertThat(call).isPresent();
    }
}
