package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.TrailFixture.BUILD;
import static io.github.pcaconstrain.cli.audit.TrailFixture.CA;
import static io.github.pcaconstrain.cli.audit.TrailFixture.call;
import static io.github.pcaconstrain.cli.audit.TrailFixture.details;
import static io.github.pcaconstrain.cli.audit.TrailFixture.failed;
import static io.github.pcaconstrain.cli.audit.TrailFixture.install;
import static io.github.pcaconstrain.cli.audit.TrailFixture.issue;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code audit --cloudtrail}: who had CAs sign CA certificates, and who changed CAs. */
class AuditTrailTest {
    private static final String PLAIN = "SubordinateCACertificate_PathLen0";
    private static final String PASSING = "SubordinateCACertificate_PathLen0_APIPassthrough";
    private static final X509Certificate ROOT =
            TestCertificates.ca("Root").serial(0x0a).build();
    private static final X509Certificate LOOSE =
            TestCertificates.ca("Loose").issuer(ROOT).serial(0x1b).build();
    private static final X509Certificate LIMITED = TestCertificates.ca("Limited")
            .issuer(ROOT)
            .serial(0x1b)
            .constraints(FleetWorld.constraints("example.com"))
            .build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private Outcome run(String... more) {
        return AuditWorld.run(
                cli,
                Stream.concat(Stream.of("--cloudtrail", "./trail"), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private List<JsonNode> findings(String... more) {
        Outcome outcome =
                run(Stream.concat(Stream.of("--json"), Arrays.stream(more)).toArray(String[]::new));
        JsonNode report = JsonMapper.shared().readTree(outcome.out());
        try {
            assertThat(JsonSchema.violations(Path.of("docs/schema/audit.schema.json"), report))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report.get("findings").valueStream().toList();
    }

    private List<String> codes(String... more) {
        return findings(more).stream()
                .map(finding -> finding.get("severity").asString().charAt(0) + " "
                        + finding.get("code").asString())
                .toList();
    }

    private void trail(ObjectNode... records) {
        TrailFixture trail = new TrailFixture();
        Arrays.stream(records).forEach(trail::with);
        cli.write("trail/a.json", trail.file());
    }

    private static String unsigned(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getTBSCertificate());
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    // What was signed

    @ParameterizedTest
    @CsvSource({
        "SubordinateCACertificate_PathLen0, e signed-without-constraints",
        "SubordinateCACertificate_PathLen3_CSRPassthrough, e signed-without-constraints",
        "BlankSubordinateCACertificate_PathLen1_CSRPassthrough, e signed-without-constraints",
        "RootCACertificate, e signed-without-constraints",
        "SubordinateCACertificate_PathLen0_APIPassthrough, w constraints-not-seen",
        "BlankSubordinateCACertificate_PathLen2_APICSRPassthrough, w constraints-not-seen",
        "RootCACertificate_APIPassthrough, w constraints-not-seen",
        "SubordinateCACertificate_PathLen9, e signed-without-constraints",
        "SomethingNew_APIPassthrough, e signed-without-constraints"
    })
    void theTemplateDecidesIfNothingElseIsKnown(String template, String code) {
        trail(issue("1b", template));

        assertThat(codes()).containsExactly(code, "w issued-not-installed");
    }

    @ParameterizedTest
    @CsvSource({"EndEntityCertificate", "''", "BlankEndEntityCertificate_APIPassthrough", "CodeSigningCertificate"})
    void endEntitiesAreNotReported(String template) {
        trail(issue("1b", template));

        assertThat(codes()).isEmpty();
    }

    @Test
    void anotherVersionOfATemplateIsUnknown() {
        ObjectNode record = issue("1b", "");
        ((ObjectNode) record.get("requestParameters"))
                .put("templateArn", "arn:aws:acm-pca:::template/EndEntityCertificate/V2");
        trail(record);

        assertThat(codes()).contains("e signed-without-constraints");
    }

    @Test
    void whatWasSignedDecidesBeforeTheTemplate() {
        trail(issue("1b", PASSING), details("1b", PASSING, unsigned(LIMITED)));
        assertThat(codes()).containsExactly("w issued-not-installed");

        trail(details("1b", PASSING, unsigned(LOOSE)), issue("1b", PASSING));
        assertThat(findings())
                .filteredOn(finding -> finding.get("code").asString().equals("signed-without-constraints"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.get("message").asString())
                            .startsWith("the certificate of CN=Loose, which the CA signed with " + PASSING
                                    + "/V1, has no constraints")
                            .endsWith("; 2026-05-01T00:00:00Z from 203.0.113.7, session job-1");
                    assertThat(finding.get("subject").asString()).isEqualTo(BUILD);
                    assertThat(finding.at("/act/template").asString()).contains(PASSING);
                    assertThat(finding.at("/act/certificate").asString()).endsWith("/certificate/1b");
                });
    }

    @Test
    void aServiceEventAloneIsEnough() {
        trail(details("1b", PLAIN, unsigned(LOOSE)));

        assertThat(findings())
                .hasSize(2)
                .allSatisfy(
                        finding -> assertThat(finding.get("subject").asString()).isEqualTo(BUILD));
    }

    @Test
    void anUnknownTemplateForAnEndEntityIsNotReported() {
        X509Certificate leaf = AuditWorld.leaf("www.example.com", 0x1b);
        trail(issue("1b", "SomethingNew"), details("1b", "SomethingNew", unsigned(leaf)));

        assertThat(codes()).isEmpty();
    }

    @Test
    void aCertificateAmongTheSourcesDecidesBeforeTheTemplate() {
        cli.write("ca.pem", AuditWorld.pem(LIMITED, ROOT));
        trail(issue("0000001b", PASSING));
        assertThat(codes("./ca.pem")).containsExactly("i ca-certificate-issued");

        cli.write("ca.pem", AuditWorld.pem(LOOSE, ROOT));
        assertThat(codes("./ca.pem"))
                .contains("e signed-without-constraints")
                .doesNotContain("w issued-not-installed", "w constraints-not-seen");
    }

    @Test
    void constraintsAboveCount() {
        X509Certificate below =
                TestCertificates.ca("Below").issuer(LIMITED).serial(0x2c).build();
        cli.write("ca.pem", AuditWorld.pem(below, LIMITED, ROOT));
        trail(issue("2c", PLAIN));

        assertThat(codes("./ca.pem"))
                .contains("i ca-certificate-issued")
                .doesNotContain("e signed-without-constraints");
    }

    @Test
    void theOwnCertificateOfARootIsNoGap() {
        trail(issue("0a", "RootCACertificate"), install(CA, AuditWorld.pem(ROOT)));
        assertThat(codes()).containsExactly("i ca-certificate-issued", "i ca-certificate-installed");

        trail(issue("0a", "RootCACertificate"), install(CA + "2", AuditWorld.pem(ROOT)));
        assertThat(codes()).as("installed elsewhere").contains("e signed-without-constraints");
    }

    @Test
    void anImportShowsWhatWasInstalled() {
        trail(issue("1b", PASSING), install(CA + "2", AuditWorld.pem(LIMITED)));
        assertThat(codes()).containsExactly("i ca-certificate-issued", "i ca-certificate-installed");

        trail(issue("1b", PASSING), install(CA + "2", "HIDDEN_DUE_TO_SECURITY_REASONS"));
        assertThat(findings().stream().map(finding -> finding.get("message").asString()))
                .anyMatch(message -> message.contains("(1 record does not show which certificate was installed)"))
                .anyMatch(message -> message.contains("a certificate was installed, which the record does not show"));
    }

    /** What is wrong within a record does not hide the records behind it. */
    @Test
    void anOctetThatIsNoneHidesNothingElse() {
        ObjectNode odd = install(CA, "x");
        ((ArrayNode) odd.at("/requestParameters/certificate/hb")).add(99_999_999_999L);
        trail(odd, issue("1b", PLAIN));

        assertThat(codes())
                .containsExactly(
                        "e signed-without-constraints", "w issued-not-installed", "i ca-certificate-installed");
    }

    /** Anybody can give a certificate of a CA of their own the serial number of another. */
    @Test
    void aTwinOfTheSerialNumberIsAnotherCertificate() {
        KeyPair other = TestCertificates.generate();
        X509Certificate twin = TestCertificates.ca("Limited")
                .keys(other, other)
                .issuer(ROOT)
                .serial(0x1b)
                .constraints(FleetWorld.constraints("example.com"))
                .build();
        ObjectNode root = install(CA, AuditWorld.pem(ROOT)).put("eventID", "root");
        ObjectNode decoy = install(CA + "2", AuditWorld.pem(twin));

        trail(issue("1b", PLAIN), root, decoy);
        assertThat(codes())
                .as("another key signed it")
                .contains("e signed-without-constraints", "w issued-not-installed");

        trail(issue("1b", PLAIN), details("1b", PLAIN, unsigned(LOOSE)), decoy);
        assertThat(codes())
                .as("another one was signed")
                .contains("e signed-without-constraints", "w issued-not-installed");

        trail(
                issue("1b", PLAIN),
                decoy,
                install(CA + "3", AuditWorld.pem(LOOSE)).put("eventID", "loose"));
        assertThat(codes()).as("it may be either").contains("e signed-without-constraints");
    }

    @Test
    void whatWasRevokedIsForInformation() {
        ObjectNode revoke = call("RevokeCertificate", "revoke");
        ((ObjectNode) revoke.get("requestParameters")).put("certificateSerial", "00:1B");
        trail(issue("1b", PLAIN), revoke);

        assertThat(codes()).containsExactly("i signed-without-constraints", "i issued-not-installed");

        trail(issue("1b", PLAIN), failed(revoke, "InvalidStateException"));
        assertThat(codes()).contains("e signed-without-constraints");
    }

    // By whom

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/Build, ''",
        "arn:aws:iam::111122223333:role/team/Build, ''",
        "arn:aws:sts::111122223333:assumed-role/Build/other, ''",
        "arn:aws:iam::111122223333:role/Builder, not-expected-role",
        "arn:aws:iam::444455556666:role/Build, not-expected-role",
        "arn:aws-cn:iam::111122223333:role/Build, not-expected-role"
    })
    void aRoleIsToldByItsAccountAndName(String expected, String code) {
        trail(issue("1b", PLAIN));

        assertThat(findings("--expected-role", expected, "--only", "not-expected-role"))
                .hasSize(code.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/alice\"}|arn:aws:iam::111122223333:user/alice",
                "{\"type\":\"Root\",\"arn\":\"arn:aws:iam::111122223333:root\"}|arn:aws:iam::111122223333:root",
                "{\"type\":\"AWSService\",\"invokedBy\":\"acm.amazonaws.com\"}|acm.amazonaws.com",
                "{\"type\":\"AWSAccount\",\"accountId\":\"444455556666\",\"principalId\":\"AROAX:s\"}|account 444455556666",
                "{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/Build/s\"}|"
                        + "arn:aws:iam::111122223333:role/Build",
                "{}|a principal that the record does not name"
            })
    void thePrincipalIsNamed(String identity, String principal) {
        ObjectNode record = issue("1b", PLAIN);
        record.set("userIdentity", JsonMapper.shared().readTree(identity));
        trail(record);

        assertThat(findings())
                .allSatisfy(
                        finding -> assertThat(finding.get("subject").asString()).isEqualTo(principal));
    }

    @Test
    void whatOthersChangedIsReported() {
        ObjectNode policy = call("PutPolicy", "policy");
        ((ObjectNode) policy.get("requestParameters")).put("resourceArn", CA);
        ObjectNode update = call("UpdateCertificateAuthority", "update");
        ((ObjectNode) update.get("requestParameters")).put("status", "DISABLED");
        ObjectNode permission = call("CreatePermission", "permission");
        ((ObjectNode) permission.get("requestParameters")).put("principal", "acm.amazonaws.com");
        trail(policy, update, permission, install(CA, AuditWorld.pem(LOOSE)), failed(call("DeletePolicy", "no"), "X"));

        assertThat(codes())
                .containsExactly(
                        "i ca-certificate-installed",
                        "i ca-policy-changed",
                        "i ca-changed",
                        "i ca-permission-changed",
                        "i attempt-failed");
        assertThat(codes("--expected-role", "arn:aws:iam::111122223333:role/ConstrainCas"))
                .containsExactly(
                        "e not-expected-role",
                        "e not-expected-role",
                        "w not-expected-role",
                        "w not-expected-role",
                        "w attempt-failed");
    }

    @Test
    void attemptsAreNotActs() {
        ObjectNode refused = failed(issue("1b", PLAIN), "AccessDeniedException");
        refused.putNull("responseElements");
        ObjectNode bare = failed(call("IssueCertificate", "bare"), "AccessDeniedException");
        bare.putNull("requestParameters");
        ObjectNode late = details("2c", PASSING, "");
        ((ObjectNode) late.get("serviceEventDetails"))
                .put("status", "FAILED")
                .put("statusReason", "Name Constraints violation: DNS name not found in a permitted subtree.");
        ObjectNode leaf = failed(issue("3d", "EndEntityCertificate"), "ThrottlingException");
        trail(refused, bare, late, leaf);

        assertThat(codes()).containsOnly("i attempt-failed").hasSize(3);
        assertThat(findings().stream().map(finding -> finding.get("message").asString()))
                .anyMatch(message -> message.startsWith(
                        "IssueCertificate with " + PLAIN + "/V1 failed (AccessDeniedException); 2026-05-01"))
                .anyMatch(message -> message.contains("(Name Constraints violation: DNS name"));
    }

    /** AWS may accept a request and refuse it later. */
    @Test
    void whatWasRefusedLaterWasNotIssued() {
        ObjectNode late = details("1b", PASSING, "");
        ((ObjectNode) late.get("serviceEventDetails")).put("status", "FAILED");
        trail(issue("1b", PASSING), late);
        assertThat(codes()).containsExactly("i attempt-failed");

        trail(
                issue("1b", PASSING),
                late,
                details("1b", PASSING, unsigned(LOOSE)).put("eventID", "other"));
        assertThat(codes()).contains("e signed-without-constraints");
    }

    // Files

    private static TrailFixture one() {
        return new TrailFixture().with(issue("1b", PLAIN));
    }

    @Test
    void everyFormOfFileIsRead() {
        for (String text : List.of(one().file(), one().lookup(), one().lines(), "[" + one().lines() + "]")) {
            cli.write("trail/a.json", text);
            assertThat(codes()).as(text).contains("e signed-without-constraints");
        }
        cli.write("trail/a.json", "{\"Records\":[]}");
        cli.write("trail/AWSLogs/111122223333/CloudTrail/us-east-1/2026/05/01/b.json.gz", packed(one().file()));
        assertThat(codes()).contains("e signed-without-constraints");
        Outcome outcome = AuditWorld.run(
                cli.input(packed(one().file())), "--cloudtrail", "-", "--only", "signed-without-constraints");
        assertThat(outcome.out()).startsWith("error  signed-without-constraints  standard input #1 (" + BUILD + ")");
    }

    @Test
    void whatIsThereTwiceCountsOnce() {
        ObjectNode policy = call("PutPolicy", "policy");
        cli.write("trail/a.json", one().with(policy).file());
        cli.write("trail/b.json", one().with(policy).file());

        assertThat(codes())
                .containsExactly("e signed-without-constraints", "w issued-not-installed", "i ca-policy-changed");
    }

    @Test
    void digestsAreLeftOutWithAWord() {
        cli.write(
                "trail/AWSLogs/1/CloudTrail-Digest/us-east-1/2026/05/01/d.json.gz",
                packed("{\"digestStartTime\":\"x\"}"));
        cli.write("trail/a.json", one().file());
        cli.write("trail/digest.json", "{\"awsAccountId\":\"1\",\"digestStartTime\":\"x\",\"logFiles\":[{}]}");
        cli.write("trail/readme.txt", "not CloudTrail's");
        Outcome outcome = run();

        assertThat(outcome.out())
                .contains("digests-not-verified", "2 files with digests were left out")
                .contains("0 could not be read; 1 other file skipped; 1 CloudTrail record read");
    }

    @Test
    void recordsOfOthersAreIgnored() {
        ObjectNode other = call("PutPolicy", "x").put("eventSource", "s3.amazonaws.com");
        ObjectNode insight = call("PutPolicy", "y").put("eventCategory", "Insight");
        ObjectNode reading = call("DescribeCertificateAuthority", "z");
        trail(other, insight, reading);
        assertThat(codes()).isEmpty();

        trail(other);
        assertThat(codes()).containsExactly("i trail-without-records");

        trail(
                call("InventCertificateAuthority", "z"),
                call("ListInventions", "r").put("readOnly", true));
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("message").asString())
                        .isEqualTo("operations that are not known here: InventCertificateAuthority"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Records\":[{\"eventSource\"|a.json: its JSON is invalid in line 1",
                "{\"Records\":[1]}|a.json #1: it is not a JSON object",
                "{\"Records\":{}}|a.json: its records are not a JSON array",
                "{\"Records\":[{}]}|a.json #1: it is not a record of CloudTrail: it has no eventSource",
                "{\"Records\":[{\"eventSource\":\"acm-pca.amazonaws.com\"}]}|a.json #1: it is not a record of CloudTrail:"
                        + " it has no eventName",
                "{\"Events\":[{}]}|a.json #1: it has no CloudTrailEvent",
                "{\"Events\":[{\"CloudTrailEvent\":\"{\"}]}|a.json #1: its CloudTrailEvent is not JSON",
                "{\"Events\":[],\"NextToken\":\"x\"}|a.json: it has only the first of several pages",
                "{\"other\":1}|a.json: it has no records of CloudTrail",
                "x|a.json: its JSON is invalid in line 1",
                "''|a.json: it has no records of CloudTrail"
            })
    void whatCannotBeReadIsReported(String text, String problem) {
        cli.write("trail/a.json", text);
        cli.write("trail/b.json", one().file());
        Outcome outcome = run();

        assertThat(outcome.out()).contains("unreadable", problem, "signed-without-constraints");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(run("--keep-going").exitCode()).isEqualTo(1);
    }

    @Test
    void aTornFileIsReportedAndItsStartAudited() {
        TrailFixture many = one();
        for (int i = 0; i < 2000; i++) {
            many.with(call("PutPolicy", "policy" + i));
        }
        byte[] whole = packed(many.file());
        cli.write("trail/a.json.gz", Arrays.copyOf(whole, whole.length - 100));

        assertThat(run().out())
                .contains("a.json.gz: its compressed data is damaged or incomplete", "signed-without-constraints");
    }

    @Test
    void namesThatLeadNowhereAreErrors() {
        assertThat(cli.run("audit", "--cloudtrail", "./missing").err()).contains("missing: there is no such file");
        trail();
        assertThat(run("--expected-role", "Build").err()).contains("'Build' is not the ARN of a role");
        assertThat(cli.run("audit", "--expected-role", BUILD, "--iam", "x").err())
                .contains("--expected-role is about the records of --cloudtrail");
        assertThat(run("-", "--iam", "-").err()).contains("- is given twice");
    }

    @Test
    void everyReportHasTheFindings() {
        cli.write("trail/a.json", one().file());
        run("--csv", "./r.csv", "--sarif", "./r.sarif", "--junit", "./r.xml", "--html", "./r.html");

        assertThat(cli.read("r.csv")).contains("signed-without-constraints", BUILD, "203.0.113.7");
        assertThat(cli.read("r.sarif")).contains("\"signed-without-constraints\"", BUILD);
        assertThat(cli.read("r.xml")).contains("audit.signed-without-constraints", BUILD);
        assertThat(cli.read("r.html")).contains("signed-without-constraints", BUILD, "CloudTrail record");
    }

    @Test
    void aBaselineHoldsWhereverTheFileIs() {
        cli.write("trail/a.json", one().file());
        run("--write-baseline", "./accepted.txt");
        cli.write("trail/a.json", "{\"Records\":[]}");
        cli.write("trail/later/b.json.gz", packed(one().with(issue("2c", PLAIN)).file()));

        assertThat(codes("--baseline", "./accepted.txt"))
                .containsExactly("e signed-without-constraints", "w issued-not-installed");
    }
}
