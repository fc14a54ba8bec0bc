package io.github.pcaconstrain.cli.retire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.LifeWorld;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code retire}, against a sandbox. */
@SuppressWarnings("NullAway.Init")
class RetireTest {
    /** With one certificate to revoke: retiring, disabled, leaf-revoked, own-revoked, deleted. */
    private static final int ENTRIES = 5;

    private static final List<String> CHANGES =
            List.of("RevokeCertificate", "UpdateCertificateAuthority", "DeleteCertificateAuthority");

    @TempDir
    Path folder;

    private LifeWorld world;
    private String ca;

    @BeforeEach
    void start() {
        world = new LifeWorld(folder);
        ca = world.subordinate();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome retire(String... more) {
        return world.run(RetireTest::retire, journal -> journal, arguments(more));
    }

    private String[] arguments(String... more) {
        return Stream.concat(Stream.of("--ca", ca, "--out-dir", "./retired"), Stream.of(more))
                .toArray(String[]::new);
    }

    private CaStatus status() {
        return world.clients.privateCa().describe(CaArn.parse(ca)).status();
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private static JsonNode read(Outcome outcome) throws IOException {
        JsonNode result = JsonMapper.shared().readTree(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/retire.schema.json"), result))
                .isEmpty();
        return result;
    }

    @Test
    void aDryRunChangesNothing() {
        Outcome outcome = retire("--dry-run");

        succeed(outcome);
        assertThat(outcome.out())
                .contains("CA        " + ca + " (Subordinate, subordinate, ACTIVE)")
                .contains("issued    no valid certificate is known")
                .contains("steps     1. disable it")
                .contains("2. delete it; it can be restored for 30 days")
                .contains("sum       1 CA to delete, no certificate to revoke");
        assertThat(outcome.err()).contains("[issued-not-known]");
        assertThat(world.operations()).doesNotContainAnyElementsOf(CHANGES);
        assertThat(folder.resolve("retired")).doesNotExist();
    }

    @Test
    void nothingIsDoneWithoutConfirmation() {
        Outcome outcome = retire();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("cannot ask for confirmation");
        assertThat(status()).isEqualTo(CaStatus.ACTIVE);
        assertThat(folder.resolve("retired")).doesNotExist();
    }

    @Test
    void aCaWithValidCertificatesIsLeftAlone() {
        String arn = world.managed(ca, "www.example.com");
        world.operations();

        Outcome outcome = retire("--yes");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("[still-issued]", "--revoke-issued", "--wait");
        assertThat(outcome.out()).contains("www.example.com", arn);
        assertThat(status()).isEqualTo(CaStatus.ACTIVE);
        assertThat(world.operations()).doesNotContainAnyElementsOf(CHANGES);
    }

    @Test
    void itsCertificatesAndItsOwnAreRevoked() throws IOException {
        world.managed(ca, "www.example.com");

        JsonNode result = read(retire("--yes", "--json", "--revoke-issued", "--parent", world.root));

        assertThat(result.path("status").asString()).isEqualTo("retired");
        assertThat(result.path("issued")).hasSize(1);
        assertThat(result.path("restore").asString()).contains("restore-certificate-authority");
        assertThat(result.path("restorableUntil").asString())
                .isEqualTo(world.clock.instant().plus(Duration.ofDays(30)).toString());
        assertThat(status()).isEqualTo(CaStatus.DELETED);
        assertThat(world.operations())
                .filteredOn(CHANGES::contains)
                .containsExactly(
                        "UpdateCertificateAuthority",
                        "RevokeCertificate",
                        "RevokeCertificate",
                        "DeleteCertificateAuthority");
    }

    /** A journal before whose first entry ACM has the CA sign once more: after the plan, and before the CA is disabled. */
    private Journal withALateCertificate(Journal journal) {
        return new Journal() {
            @Override
            public List<JournalEntry> entries() {
                return journal.entries();
            }

            @Override
            public void write(Step step, Map<String, String> details) {
                if (step == Step.RETIRING) {
                    world.managed(ca, "late.example.com");
                }
                journal.write(step, details);
            }
        };
    }

    @Test
    void aCertificateIssuedAfterThePlanIsRevokedToo() throws IOException {
        world.managed(ca, "www.example.com");

        JsonNode result = read(world.run(
                RetireTest::retire, this::withALateCertificate, arguments("--yes", "--json", "--revoke-issued")));

        assertThat(result.path("status").asString()).isEqualTo("retired");
        assertThat(result.path("issued")).hasSize(2);
        assertThat(world.operations()).filteredOn("RevokeCertificate"::equals).hasSize(2);
    }

    @Test
    void aCertificateIssuedAfterThePlanStopsTheRunUnlessItIsToBeRevoked() {
        Outcome outcome = world.run(RetireTest::retire, this::withALateCertificate, arguments("--yes"));

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("[still-issued]", "the CA is disabled; to go on");
        assertThat(outcome.out()).contains("late.example.com");
        assertThat(status()).isEqualTo(CaStatus.DISABLED);

        succeed(retire("--yes", "--revoke-issued"));
        assertThat(status()).isEqualTo(CaStatus.DELETED);
    }

    @Test
    void theParentIsLeftAloneUnlessItIsNamed() {
        succeed(retire("--yes"));

        assertThat(status()).isEqualTo(CaStatus.DELETED);
        assertThat(world.operations())
                .filteredOn(CHANGES::contains)
                .containsExactly("UpdateCertificateAuthority", "DeleteCertificateAuthority");
    }

    @Test
    void aCaIsDeletedWhenItsCertificatesHaveExpired() throws IOException {
        world.managed(ca, "www.example.com");

        Outcome first = retire("--yes", "--wait");
        Outcome second = retire("--yes", "--wait", "--json");

        assertThat(first.exitCode()).isOne();
        assertThat(first.out()).contains("waiting");
        assertThat(second.exitCode()).isOne();
        assertThat(read(second).path("status").asString()).isEqualTo("waiting");
        assertThat(status()).isEqualTo(CaStatus.DISABLED);

        world.clock.advance(Duration.ofDays(396));
        succeed(retire("--yes", "--wait"));

        assertThat(status()).isEqualTo(CaStatus.DELETED);
    }

    @Test
    void whatIsDeletedStaysSo() throws IOException {
        succeed(retire("--yes"));

        Outcome again = retire("--yes", "--json");

        succeed(again);
        assertThat(read(again).path("status").asString()).isEqualTo("unchanged");
    }

    @Test
    void aCaThatWasRestoredIsRetiredAgain() {
        succeed(retire("--yes"));
        world.pca.sdk().restoreCertificateAuthority(r -> r.certificateAuthorityArn(ca));

        succeed(retire("--yes"));

        assertThat(status()).isEqualTo(CaStatus.DELETED);
    }

    @Test
    void aCaWithoutACertificateIsDeleted() {
        ca = world.pca.pendingSubordinate("New");

        succeed(retire("--yes"));

        assertThat(status()).isEqualTo(CaStatus.DELETED);
    }

    @Test
    void aRootIsNotRetiredAboveACa() {
        String below = ca;
        ca = world.root;

        Outcome outcome = retire("--yes", "--revoke-issued");
        Outcome withParent = retire("--yes", "--parent", world.root);

        assertThat(outcome.exitCode()).as(outcome.err()).isOne();
        assertThat(outcome.err()).contains("[cas-below]", below);
        assertThat(withParent.exitCode()).isEqualTo(2);
        assertThat(withParent.err()).contains("which has no parent");
        assertThat(status()).isEqualTo(CaStatus.ACTIVE);
    }

    @Test
    void aCaThatDidNotIssueTheCertificateIsNoParent() {
        String other = world.pca.root();

        Outcome outcome = retire("--yes", "--parent", other);

        assertThat(outcome.exitCode()).as(outcome.err()).isOne();
        assertThat(outcome.err()).contains("[not-the-parent]");
        assertThat(status()).isEqualTo(CaStatus.ACTIVE);
    }

    @Test
    void theCertificatesOfAnAuditReportCountToo() throws IOException {
        String arn = world.pca.issue(
                ca, io.github.pcaconstrain.sandbox.TestCsr.dns("www.example.com"), "EndEntityCertificate", r -> {});
        Files.writeString(folder.resolve("report.csv"), """
            certificateArn,serial,subject,notBefore,notAfter,revokedAt
            %s,0,"CN=www.example.com",2026-01-01T00:00:00+0000,2026-01-31T00:00:00+0000,
            """.formatted(arn));

        Outcome stopped = retire("--yes", "--issued", "./report.csv");
        succeed(retire("--yes", "--issued", "./report.csv", "--revoke-issued"));

        assertThat(stopped.exitCode()).isOne();
        assertThat(stopped.err()).contains("[still-issued]").doesNotContain("[issued-not-known]");
        assertThat(world.operations()).filteredOn("RevokeCertificate"::equals).hasSize(1);
    }

    @Test
    void theJournalOfAnotherCaIsKept() throws IOException {
        succeed(retire("--yes"));
        String journal = Files.readString(folder.resolve("retired/journal.jsonl"));
        ca = world.pca.pendingSubordinate("New");

        Outcome outcome = retire("--yes");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("holds another run");
        assertThat(Files.readString(folder.resolve("retired/journal.jsonl"))).isEqualTo(journal);
        assertThat(status()).isEqualTo(CaStatus.PENDING_CERTIFICATE);
    }

    static Stream<String> moments() {
        return IntStream.rangeClosed(1, ENTRIES)
                .boxed()
                .flatMap(entry -> Stream.of("before " + entry, "after " + entry));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatIsCutOffIsFinishedByTheNextRun(String moment) {
        world.managed(ca, "www.example.com");
        boolean isBefore = moment.startsWith("before");
        int entry = Integer.parseInt(moment.replaceAll("\\D", ""));
        String[] arguments = arguments("--yes", "--revoke-issued", "--parent", world.root);

        assertThatThrownBy(() -> world.run(RetireTest::retire, LifeWorld.cutOff(entry, isBefore), arguments))
                .isInstanceOf(LifeWorld.CutOff.class);
        succeed(world.run(RetireTest::retire, journal -> journal, arguments));

        assertThat(status()).isEqualTo(CaStatus.DELETED);
    }

    private static CommandSpec retire(Console console, UnaryOperator<Journal> journals) {
        return new RetireCommand(console, journals).spec();
    }
}
