package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.KeyUsageBit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code apply --renew-within}, over years. */
@SuppressWarnings("NullAway.Init")
class RenewalTest {
    /** With --skip-test and --revoke-old: requesting, requested, issued, installing, installed, retired, tested. */
    private static final int ENTRIES = 7;

    private static final Duration YEARS = Duration.ofDays(3 * 365);
    private static final Duration MONTHS = Duration.ofDays(60);

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

    private Outcome constrain(String... more) {
        return world.apply(arguments(
                List.of("-p", "example.com", "--validity", "3y", "--skip-impact", "--out-dir", "./first"), more));
    }

    private Outcome renew(String... more) {
        return world.apply(arguments(List.of("--renew-within", "90d", "--out-dir", "./renewals"), more));
    }

    private String[] arguments(List<String> first, String... more) {
        return Stream.of(List.of("--ca", ca, "--parent", world.root, "--yes", "--skip-test"), first, List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private static JsonNode read(Outcome outcome) {
        return JsonMapper.shared().readTree(outcome.out());
    }

    @Test
    void nothingIsDoneBeforeItIsDue() throws IOException {
        Outcome outcome = world.apply("--ca", ca, "--renew-within", "90d");

        succeed(outcome);
        assertThat(outcome.out().lines()).hasSize(1).first().asString().startsWith("nothing is due: " + ca + ": ");
        assertThat(world.operations()).containsExactly("GetCertificateAuthorityCertificate");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void checkOnlyTells() throws IOException {
        Outcome before = world.apply("--ca", ca, "--renew-within", "90d", "--check", "--json");
        world.clock.advance(YEARS.minus(MONTHS));
        Outcome after = world.apply("--ca", ca, "--renew-within", "90d", "--check", "--json");
        Outcome words = world.apply("--ca", ca, "--renew-within", "90d", "--check");

        assertThat(before.exitCode()).isZero();
        assertThat(read(before).path("status").asString()).isEqualTo("unchanged");
        assertThat(after.exitCode()).isOne();
        assertThat(read(after).path("status").asString()).isEqualTo("due");
        assertThat(words.out()).startsWith("renewal is due: " + ca).contains("CN=Subordinate");
        for (Outcome each : List.of(before, after)) {
            assertThat(JsonSchema.violations(Path.of("docs/schema/apply.schema.json"), read(each)))
                    .isEmpty();
        }
        assertThat(world.operations()).containsOnly("GetCertificateAuthorityCertificate");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void checkNeedsATime() {
        assertThat(world.apply("--ca", ca, "--check").exitCode()).isEqualTo(2);
    }

    @Test
    void theInterruptedRunOfAnotherCaInTheSameFolderIsLeftAlone() throws IOException {
        succeed(constrain());
        world.clock.advance(YEARS.minus(MONTHS));
        String[] arguments = arguments(List.of("--renew-within", "90d", "--out-dir", "./renewals"));
        assertThatThrownBy(() -> world.run(LifeWorld.APPLY, LifeWorld.cutOff(1, false), arguments))
                .isInstanceOf(LifeWorld.CutOff.class);
        String journal = Files.readString(folder.resolve("renewals/journal.jsonl"));
        ca = world.subordinate();

        Outcome outcome = renew();

        succeed(outcome);
        assertThat(outcome.out()).startsWith("nothing is due: " + ca);
        assertThat(Files.readString(folder.resolve("renewals/journal.jsonl"))).isEqualTo(journal);
    }

    @Test
    void aRenewalKeepsAllButTheValidity() throws IOException {
        succeed(constrain("--key-usage", "keyCertSign,cRLSign"));
        CaCertificate old = world.installed(ca);
        world.clock.advance(YEARS.minus(MONTHS));

        Outcome outcome = renew("--json");

        succeed(outcome);
        CaCertificate renewed = world.installed(ca);
        assertThat(JsonSchema.violations(Path.of("docs/schema/apply.schema.json"), read(outcome)))
                .isEmpty();
        assertThat(renewed.serial()).isNotEqualTo(old.serial());
        assertThat(renewed.constraints()).isEqualTo(old.constraints());
        assertThat(renewed.keyUsage()).contains(Set.of(KeyUsageBit.KEY_CERT_SIGN, KeyUsageBit.CRL_SIGN));
        assertThat(renewed.key()).isEqualTo(old.key());
        assertThat(renewed.contents().subject()).isEqualTo(old.contents().subject());
        assertThat(renewed.contents().pathLength()).isEqualTo(old.contents().pathLength());
        assertThat(length(renewed)).isEqualTo(length(old));
        assertThat(outcome.err()).contains("nothing that this CA has issued needs the old certificate");
        assertThat(read(outcome).path("revocation").asString())
                .contains("revoke-certificate")
                .contains(old.serial());
        assertThat(world.signedBy(world.root)).isEqualTo(2);
    }

    private static Duration length(CaCertificate certificate) {
        return Duration.between(
                certificate.contents().notBefore(), certificate.contents().notAfter());
    }

    @Test
    void aDailyRunRenewsOnceInItsTimeAndStopsWhereTheParentEnds() {
        succeed(constrain());

        int findings = 0;
        String last = "";
        for (int day = 0; day < 10 * 365; day += 30) {
            Outcome outcome = renew("-q", "--skip-impact");
            assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, 1);
            findings += outcome.exitCode();
            last = outcome.err();
            world.clock.advance(Duration.ofDays(30));
        }

        assertThat(world.signedBy(world.root))
                .as("the first, two for three years, one until the root ends")
                .isEqualTo(4);
        assertThat(findings).as("runs in the last 90 days of the root").isBetween(2, 4);
        assertThat(last).contains("[renewal-gains-nothing]");
        assertThat(Stream.of("renewals", "renewals-2", "renewals-3").map(folder::resolve))
                .allMatch(Files::exists);
    }

    @Test
    void aNewCertificateOfTheParentIsAReason() {
        succeed(constrain());
        world.clock.advance(Duration.ofDays(10 * 365).minus(MONTHS));
        succeed(renew("--skip-impact"));
        Outcome again = renew("--skip-impact");
        world.renewRoot(20);

        Outcome outcome = renew("--skip-impact");

        assertThat(again.exitCode()).as(again.err()).isOne();
        assertThat(again.err()).contains("[renewal-gains-nothing]", "renew the parent first");
        succeed(outcome);
        assertThat(world.apply("--ca", ca, "--renew-within", "90d", "--check").exitCode())
                .isZero();
    }

    @Test
    void aValidityThatWouldBeDueAtOnceIsRefused() {
        succeed(constrain());
        world.clock.advance(YEARS.minus(MONTHS));

        Outcome outcome = renew("--validity", "80d", "--skip-impact");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("[renewal-too-short]");
        assertThat(world.signedBy(world.root)).isOne();
    }

    @Test
    void aPolicyIsChangedInTheSameRun() {
        succeed(constrain());
        world.clock.advance(YEARS.minus(MONTHS));

        succeed(renew("-p", "example.org", "--skip-impact"));

        CaCertificate renewed = world.installed(ca);
        assertThat(renewed.contents()
                        .constraints()
                        .orElseThrow()
                        .constraints()
                        .permitted()
                        .toString())
                .contains("example.org");
        assertThat(renewed.contents().notAfter()).isAfter(world.clock.instant().plus(Duration.ofDays(1000)));
        assertThat(world.signedBy(world.root)).isEqualTo(2);
    }

    @Test
    void aPolicyThatChangesBeforeARenewalIsDueKeepsTheEnd() {
        succeed(constrain());
        CaCertificate old = world.installed(ca);
        world.clock.advance(MONTHS);

        succeed(renew("-p", "example.org", "--skip-impact"));
        Outcome again = renew("-p", "example.org", "--skip-impact");

        assertThat(world.installed(ca).contents().notAfter())
                .isEqualTo(old.contents().notAfter());
        succeed(again);
        assertThat(again.err()).contains("nothing is due");
        assertThat(world.signedBy(world.root)).isEqualTo(2);
    }

    @Test
    void constraintsThatAreNotThereCannotBeKept() {
        world.clock.advance(YEARS.minus(MONTHS));

        Outcome outcome = renew();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no name constraints to keep");
        assertThat(world.signedBy(world.root)).isZero();
    }

    @Test
    void anExtensionIsNotLost() throws IOException {
        Files.writeString(folder.resolve("extensions.json"), """
            {"Extensions": {"ExtendedKeyUsage": [{"ExtendedKeyUsageType": "SERVER_AUTH"}]}}
            """);
        succeed(constrain("--extensions", "./extensions.json"));
        world.clock.advance(YEARS.minus(MONTHS));

        Outcome lost = renew("--skip-impact");
        Outcome kept = renew("--skip-impact", "--extensions", "./extensions.json");

        assertThat(lost.exitCode()).isOne();
        assertThat(lost.err()).contains("[extension-not-kept]");
        succeed(kept);
        assertThat(world.installed(ca).contents().extendedKeyUsages()).hasSize(1);
    }

    @Test
    void certificatesThatOutliveTheNewOneAreNamed() throws IOException {
        succeed(constrain());
        world.clock.advance(YEARS.minus(MONTHS));
        Files.writeString(folder.resolve("report.json"), """
            [{"certificateArn": "%s/certificate/0a", "subject": "CN=long.example.com", "notAfter": "2036-01-01T00:00:00+0000"},
             {"certificateArn": "%s/certificate/0b", "subject": "CN=short.example.com", "notAfter": "2029-01-01T00:00:00+0000"},
             {"certificateArn": "%s/certificate/0c", "subject": "CN=revoked.example.com", "notAfter": "2036-01-01T00:00:00+0000",
              "revokedAt": "2026-01-02T00:00:00+0000"}]
            """.formatted(ca, ca, ca));

        Outcome outcome = renew("--dry-run", "--issued", "./report.json");
        Outcome other = world.apply(arguments(
                List.of("--renew-within", "90d", "--out-dir", "./renewals"),
                "--dry-run",
                "--issued",
                Files.writeString(
                                folder.resolve("other.json"),
                                "[{\"certificateArn\": \"" + world.root + "/certificate/0a\"}]")
                        .toString()));

        succeed(outcome);
        assertThat(outcome.out())
                .contains("outlive   1 of the 2 certificates known from this CA expire after")
                .contains("CN=long.example.com, until 2036-01-01T00:00:00Z")
                .doesNotContain("CN=short.example.com", "CN=revoked.example.com");
        assertThat(other.exitCode()).as(other.err()).isEqualTo(2);
        assertThat(world.signedBy(world.root)).isOne();
    }

    static Stream<String> moments() {
        return IntStream.rangeClosed(1, ENTRIES)
                .boxed()
                .flatMap(entry -> Stream.of("before " + entry, "after " + entry));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aRenewalThatIsCutOffIsFinishedByTheNextRun(String moment) throws IOException {
        succeed(constrain());
        world.clock.advance(YEARS.minus(MONTHS));
        boolean isBefore = moment.startsWith("before");
        int entry = Integer.parseInt(moment.replaceAll("\\D", ""));
        String[] arguments =
                arguments(List.of("--renew-within", "90d", "--skip-impact", "--revoke-old", "--out-dir", "./renewals"));

        assertThatThrownBy(() -> world.run(LifeWorld.APPLY, LifeWorld.cutOff(entry, isBefore), arguments))
                .isInstanceOf(LifeWorld.CutOff.class);
        Outcome next = world.apply(arguments);
        Outcome last = world.apply(arguments);

        succeed(next);
        succeed(last);
        assertThat(last.out()).startsWith("nothing is due");
        assertThat(world.signedBy(world.root)).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("renewals/journal.jsonl"))).contains("\"step\":\"tested\"");
        assertThat(folder.resolve("renewals-2")).doesNotExist();
    }
}
