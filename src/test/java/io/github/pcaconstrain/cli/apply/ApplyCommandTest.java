package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code apply} from end to end, against a sandbox through the SDK. */
@SuppressWarnings("NullAway.Init")
class ApplyCommandTest {
    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aDryRunChangesNothing() {
        String before = world.installed();

        Outcome outcome = world.apply(folder, "--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("CA        " + world.ca, "parent    " + world.root)
                .contains("+ permitted dns:example.com")
                .contains("breaks    nothing: ACM has no certificate from this CA");
        assertThat(world.signedByRoot()).isZero();
        assertThat(world.installed()).isEqualTo(before);
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(outcome.err()).endsWith("\nNothing was changed.\n");
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        Outcome first = world.apply(folder, "--yes");
        assertThat(first.exitCode()).isZero();
        List<String> said = first.err().lines().toList();
        assertThat(said)
                .last()
                .isEqualTo("Next: pca-constrain audit " + world.ca + " --endpoint-url " + world.endpoint());
        assertThat(said.get(said.size() - 2))
                .startsWith("Changed: a certificate was issued, " + world.root + "/certificate/")
                .contains("; a certificate was installed in " + world.ca + "; ")
                .endsWith(" test certificates requested and removed.");
        byte[] journal = Files.readAllBytes(folder.resolve("run/journal.jsonl"));
        String installed = world.installed();

        Outcome second = world.apply(folder, "--yes", "--json");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(status(second)).isEqualTo("unchanged");
        assertThat(world.signedByRoot()).isOne();
        assertThat(second.err()).endsWith("\nNothing was changed.\n");
        assertThat(world.installed()).isEqualTo(installed);
        assertThat(folder.resolve("run/journal.jsonl")).hasBinaryContent(journal);
        assertThat(world.managed()).isEmpty();
    }

    @Test
    void whatStaysIsToldAsItIs() {
        assertThat(world.apply(folder, "--yes", "--skip-test", "--validity", "5d")
                        .exitCode())
                .isZero();
        String end = world.clients
                .privateCa()
                .describe(CaArn.parse(world.ca))
                .notAfter()
                .orElseThrow()
                .toString();

        Outcome second = world.apply(folder, "--yes", "--json", "--validity", "5y");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(schema("apply", read(second))).isEmpty();
        assertThat(status(second)).isEqualTo("unchanged");
        assertThat(read(second).path("validTo").asString()).isEqualTo(end);
        assertThat(read(second).path("differences").path(0).path("aspect").asString())
                .isEqualTo("end");
        assertThat(second.err()).contains("[ends-soon]");

        Outcome renewed = world.apply(folder, "--dry-run", "--json", "--validity", "2027-12-31");
        assertThat(status(renewed)).isEqualTo("planned");
    }

    @Test
    void anotherParentOrAlgorithmIsNoLongerUnchanged() {
        assertThat(world.apply(folder, "--yes", "--skip-test").exitCode()).isZero();
        String other = world.otherRoot();

        Outcome same = world.apply(folder, "--dry-run", "--json");
        Outcome elsewhere = world.applyBelow(other, folder, "--dry-run", "--json");
        Outcome longer = world.apply(folder, "--dry-run", "--json", "--path-len", "1");

        assertThat(status(same)).isEqualTo("unchanged");
        assertThat(status(elsewhere)).as(elsewhere.err()).isEqualTo("planned");
        assertThat(elsewhere.out()).contains("\"aspect\": \"parent\"");
        assertThat(longer.out()).contains("\"aspect\": \"path length\"");
    }

    @Test
    void whatTheParentDidNotIssueIsNotLeftToBeRevokedAfterwards() {
        String before = world.installed();
        String other = world.otherRoot();

        Outcome planned = world.applyBelow(other, folder, "--dry-run", "--revoke-old");
        Outcome outcome = world.applyBelow(other, folder, "--yes", "--revoke-old");

        assertThat(planned.exitCode()).isEqualTo(2);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("the old certificate was issued by");
        assertThat(world.operations()).doesNotContain("IssueCertificate");
        assertThat(world.installed()).isEqualTo(before);
    }

    @Test
    void withoutAnAnswerNothingIsDone() {
        Outcome outcome = world.apply(folder);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains("--yes");
        assertThat(world.signedByRoot()).isZero();
        assertThat(world.operations()).doesNotContain("ImportCertificateAuthorityCertificate");
    }

    @Test
    void aForgottenPassthroughIsRefusedByTheGate() throws IOException {
        String before = world.installed();
        world.misbehave("ignore-passthrough");

        Outcome outcome = world.apply(folder, "--yes");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("[constraints-missing]");
        assertThat(world.installed()).isEqualTo(before);
        assertThat(folder.resolve("run/cert.REJECTED.pem")).exists();
        assertThat(folder.resolve("run/cert.pem")).doesNotExist();
        assertThat(Files.readString(folder.resolve("run/journal.jsonl"))).contains("\"step\":\"rejected\"");
    }

    @Test
    void whatStandsAgainstItIsSaidOnceAndNothingIsDone() {
        Outcome outcome = world.apply(folder, "--yes", "--validity", "50y");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).containsOnlyOnce("[validity-beyond-parent]");
        assertThat(world.signedByRoot()).isZero();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOldCertificateIsRevokedIfThatIsWanted(boolean wanted) {
        Outcome outcome = wanted
                ? world.apply(folder, "--yes", "--skip-test", "--json", "--revoke-old")
                : world.apply(folder, "--yes", "--skip-test", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(world.operations()).doesNotContain("RequestCertificate");
        assertThat(world.operations().contains("RevokeCertificate")).isEqualTo(wanted);
        assertThat(read(outcome).has("revocation")).isEqualTo(!wanted);
        assertThat(schema("apply", read(outcome))).isEmpty();
    }

    @Test
    void anotherRunDoesNotGetIntoTheFolder() {
        assertThat(world.apply(folder, "--yes", "--skip-test").exitCode()).isZero();

        Outcome other = world.apply(folder, "--yes", "--skip-test", "-e", "a.example.com");
        Outcome forced = world.apply(folder, "--yes", "--skip-test", "-e", "a.example.com", "--force");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("holds a finished run; nothing was changed")
                .contains("--force");
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(world.signedByRoot()).isEqualTo(2);
    }

    @Test
    void thePlanTellsWhatItBreaks() {
        request("www.example.com");
        String broken = request("www.example.org");

        Outcome planned = world.apply(folder, "--dry-run");
        Outcome applied = world.apply(folder, "--yes", "--json");

        assertThat(planned.out())
                .contains("breaks    1 of the 2 certificates that ACM has from this CA\n")
                .contains("not known to be in use: " + broken + "\n");
        JsonNode result = read(applied);
        assertThat(schema("apply", result)).isEmpty();
        assertThat(schema("impact", result.path("impact"))).isEmpty();
        assertThat(schema("test", result.path("test"))).isEmpty();
        assertThat(result.path("impact").path("refused").path(0).path("place").asString())
                .isEqualTo(broken);
        assertThat(world.managed()).hasSize(2);
    }

    @Test
    void thatAcmRefusesTheListIsSaidAndNoMore() {
        world.misbehave("fail=ListCertificates:AccessDeniedException:9");

        Outcome planned = world.apply(folder, "--dry-run");
        Outcome left = world.apply(folder, "--dry-run", "--skip-impact");

        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("breaks    not known: ").contains("AccessDenied");
        assertThat(left.out()).contains("breaks    not checked, because of --skip-impact\n");
    }

    /** Has ACM hold a certificate of the subordinate. */
    private String request(String name) {
        CertificateManager acm = world.clients.certificateManager();
        Poller poller = Poller.forAtMost(Duration.ofMinutes(1), Clock.systemUTC(), Progress.NONE);
        String arn = acm.request(new CertificateOrder(
                CaArn.parse(world.ca), name, List.of(), KeyAlgorithm.EC_P256, name.replace('.', '_'), Map.of()));
        poller.until(name, () -> acm.describe(arn).filter(found -> !found.isPending()));
        return arn;
    }

    private static String status(Outcome outcome) {
        assertThat(schema("apply", read(outcome))).isEmpty();
        return read(outcome).path("status").asString();
    }

    private static JsonNode read(Outcome outcome) {
        return JsonMapper.shared().readTree(outcome.out());
    }

    private static List<String> schema(String name, JsonNode result) {
        try {
            return JsonSchema.violations(Path.of("docs/schema/" + name + ".schema.json"), result);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
