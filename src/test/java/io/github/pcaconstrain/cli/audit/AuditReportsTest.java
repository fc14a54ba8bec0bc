package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.CA;
import static io.github.pcaconstrain.cli.audit.AuditWorld.ROOT;
import static io.github.pcaconstrain.cli.audit.AuditWorld.leaf;
import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reports of {@code audit}, and its baseline. */
class AuditReportsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theBaselineLeavesOnlyWhatIsNew() {
        String bundle = pem(ROOT, CA, leaf("a.example.org", 3));
        world().audit(bundle, "--write-baseline", "./accepted.txt");

        Cli files = new Cli(folder);
        files.write(
                "accepted.txt",
                "\ufeff" + files.read("accepted.txt").replace("\n", "\r\n")); // as an editor may save it
        Outcome same = world().audit(bundle, "--baseline", "./accepted.txt");
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("1 accepted by the baseline");
        assertThat(world().codes(pem(leaf("b.example.org", 4)) + bundle, "--baseline", "./accepted.txt"))
                .containsExactly("constraint-violated");
    }

    /** The time of the run, and not the one that certificates are judged at, which is another. */
    @Test
    void reportsAreDatedByTheClock() {
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        world().audit(pem(ROOT), "--sarif", "./dated.json", "--junit", "./dated.xml");

        String end = JsonMapper.shared()
                .readTree(new Cli(folder).read("dated.json"))
                .at("/runs/0/invocations/0/endTimeUtc")
                .asString();
        assertThat(Instant.parse(end)).isBetween(began, Instant.now());
        String timestamp = new Cli(folder).read("dated.xml").replaceAll("(?s).*timestamp=\"([^\"]*)\".*", "$1");
        assertThat(Instant.parse(timestamp + "Z")).isBetween(began, Instant.now());
    }

    /** An audit may take a night. */
    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
        Cli files = new Cli(folder);
        files.write("there.html", "theirs");
        Outcome taken = world().run("./missing.pem", "--html", "./there.html");
        Outcome nowhere = world().run("./missing.pem", "--csv", "./no/such/folder.csv");

        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(taken.err()).contains("./there.html: it already exists");
        assertThat(files.read("there.html")).isEqualTo("theirs");
        assertThat(nowhere.err()).contains("./no/such/folder.csv: there is no such folder");
    }

    @Test
    void everyReportHoldsTheSameFindings() throws Exception {
        X509Certificate hostile = TestCertificates.leaf()
                .subject(new X500Name("CN=\"<script>alert(1)</script>\""))
                .issuer(CA)
                .names(new GeneralName(2, "a.example.org"))
                .build();
        world().audit(
                        pem(ROOT, CA, hostile),
                        "--junit",
                        "./j.xml",
                        "--sarif",
                        "./s.json",
                        "--csv",
                        "./c.csv",
                        "--html",
                        "./h.html");

        assertThat(DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(
                                new Cli(folder).read("j.xml").getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("failure")
                        .getLength())
                .isEqualTo(1);
        JsonNode sarif = JsonMapper.shared().readTree(new Cli(folder).read("s.json"));
        JsonNode run = sarif.at("/runs/0");
        assertThat(JsonSchema.sarifViolations(sarif)).isEmpty();
        assertThat(JsonSchema.sarifViolations(run)).isNotEmpty();
        assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
        assertThat(run.at("/tool/driver/name").asString()).isEqualTo("pca-constrain");
        assertThat(run.at("/results/0/ruleId").asString()).isEqualTo("constraint-violated");
        assertThat(run.at("/results/0/level").asString()).isEqualTo("error");
        assertThat(run.at("/results/0/partialFingerprints/finding~1v1").asString())
                .hasSize(32);
        assertThat(run.at("/tool/driver/rules/0/id").asString()).isEqualTo("constraint-violated");
        assertThat(run.at("/tool/driver/rules/0/helpUri").asString())
                .endsWith("/docs/reference/codes.md#constraint-violated");
        assertThat(new Cli(folder).read("c.csv"))
                .startsWith("severity,code,source")
                .contains("error,constraint-violated,");
        assertThat(new Cli(folder).read("h.html"))
                .contains("&lt;script")
                .doesNotContain("<script>alert", "<script\\>")
                .contains("default-src &#39;none&#39;");
    }

    private AuditWorld world() {
        return new AuditWorld(folder);
    }
}
