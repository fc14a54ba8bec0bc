package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code apply --create}, against a sandbox. */
@SuppressWarnings("NullAway.Init")
class CreationTest {
    /** Creating, created, requesting, requested, issued, installing, installed, permitted, tested. */
    private static final int ENTRIES = 9;

    @TempDir
    Path folder;

    private LifeWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new LifeWorld(folder);
        Files.writeString(folder.resolve("ca.yaml"), """
            subject: {commonName: Example, organization: Example Corp}
            keyAlgorithm: EC_prime256v1
            revocation: {ocsp: true}
            tags: {team: pki}
            """);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome create(String... more) {
        return world.apply(arguments(more));
    }

    private Outcome createIn(String run, String... more) {
        return world.apply(Stream.of(arguments(more))
                .map(each -> each.equals("./run") ? run : each)
                .toArray(String[]::new));
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--create",
                                "./ca.yaml",
                                "--parent",
                                world.root,
                                "-p",
                                "example.com",
                                "--skip-test",
                                "--with-renewal",
                                "--out-dir",
                                "./run"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private List<CertificateAuthority> subordinates() {
        return world.pca.sdk().listCertificateAuthoritiesPaginator().stream()
                .flatMap(page -> page.certificateAuthorities().stream())
                .filter(each -> each.type() == CertificateAuthorityType.SUBORDINATE)
                .toList();
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private static JsonNode read(Outcome outcome) throws IOException {
        JsonNode result = JsonMapper.shared().readTree(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/apply.schema.json"), result))
                .isEmpty();
        return result;
    }

    @Test
    void aDryRunCreatesNothing() throws IOException {
        Outcome outcome = create("--dry-run");
        JsonNode result = read(create("--dry-run", "--json"));

        succeed(outcome);
        assertThat(outcome.out())
                .contains("CA        new: O=Example Corp, CN=Example, EC_prime256v1, GENERAL_PURPOSE")
                .contains("+ permitted dns:example.com")
                .contains(
                        "price     AWS charges for the new CA by the month, at the full price of a general-purpose CA")
                .contains("permits   ACM");
        assertThat(result.path("status").asString()).isEqualTo("planned");
        assertThat(result.has("ca")).isFalse();
        assertThat(result.path("creation").path("created").asBoolean()).isFalse();
        assertThat(subordinates()).isEmpty();
        assertThat(world.operations()).doesNotContain("CreateCertificateAuthority", "IssueCertificate");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void aCaIsCreatedAndConstrained() throws IOException {
        JsonNode result = read(create("--yes", "--json"));

        assertThat(result.path("status").asString()).isEqualTo("applied");
        assertThat(result.path("creation").path("created").asBoolean()).isTrue();
        assertThat(subordinates()).hasSize(1);
        CertificateAuthority ca = subordinates().get(0);
        assertThat(ca.arn()).isEqualTo(result.path("ca").asString());
        assertThat(ca.revocationConfiguration().ocspConfiguration().enabled()).isTrue();
        CaCertificate installed = world.installed(ca.arn());
        assertThat(installed.contents().subject().text()).contains("CN=Example", "O=Example Corp");
        assertThat(installed.constraints()).isPresent();
        assertThat(world.pca
                        .sdk()
                        .listTags(r -> r.certificateAuthorityArn(ca.arn()))
                        .tags())
                .anyMatch(tag -> tag.key().equals("team") && tag.value().equals("pki"));
        assertThat(world.pca
                        .sdk()
                        .listPermissions(r -> r.certificateAuthorityArn(ca.arn()))
                        .permissions())
                .hasSize(1);
        assertThat(world.signedBy(world.root)).isOne();
    }

    @Test
    void aCaThatExistsIsNotChanged() throws IOException {
        succeed(create("--yes"));
        String ca = subordinates().get(0).arn();
        world.clock.advance(Duration.ofDays(1));
        world.operations();

        JsonNode byJournal = read(create("--yes", "--json"));
        Outcome byTag = createIn("./other", "--yes", "--json");
        Outcome byArn = create("--yes", "--json", "--ca", ca);
        Files.writeString(folder.resolve("ca.yaml"), """
            subject: {commonName: Example, organization: Example Corp}
            keyAlgorithm: EC_prime256v1
            tags: {team: other}
            """);
        JsonNode changed = read(createIn("./third", "--yes", "--json"));

        assertThat(byTag.err()).contains("the CA exists already: " + ca);
        for (JsonNode each : List.of(byJournal, read(byTag), read(byArn), changed)) {
            assertThat(each.path("status").asString()).isEqualTo("unchanged");
            assertThat(each.path("ca").asString()).isEqualTo(ca);
        }
        assertThat(subordinates()).hasSize(1);
        assertThat(world.operations())
                .doesNotContain("CreateCertificateAuthority", "IssueCertificate", "CreatePermission");
    }

    /** The folder of an interrupted run holds the CA of the file as it was. */
    @Test
    void theCaOfAnotherFileIsLeftAlone() throws IOException {
        String[] arguments = arguments("--yes");
        assertThatThrownBy(() -> world.run(LifeWorld.APPLY, LifeWorld.cutOff(2, false), arguments))
                .isInstanceOf(LifeWorld.CutOff.class);
        String journal = Files.readString(folder.resolve("run/journal.jsonl"));
        Files.writeString(folder.resolve("ca.yaml"), "subject: {commonName: Other}\nkeyAlgorithm: EC_prime256v1\n");

        Outcome kept = create("--yes");

        assertThat(kept.exitCode()).as(kept.err()).isEqualTo(2);
        assertThat(kept.err()).contains("holds the run of another CA", "--out-dir " + folder.resolve("run-2"));
        assertThat(subordinates()).hasSize(1);
        assertThat(Files.readString(folder.resolve("run/journal.jsonl"))).isEqualTo(journal);
        assertThat(world.signedBy(world.root)).isZero();

        succeed(create("--yes", "--force"));
        assertThat(subordinates()).hasSize(2);
        assertThat(world.signedBy(world.root)).isOne();
    }

    @Test
    void aFolderOfAnotherRunIsKnownBeforeACaIsPaidFor() {
        String other = world.subordinate();
        String[] arguments = Stream.of(
                        "--ca", other, "--parent", world.root, "-p", "example.com", "--yes", "--out-dir", "./run")
                .toArray(String[]::new);
        assertThatThrownBy(() -> world.run(LifeWorld.APPLY, LifeWorld.cutOff(1, false), arguments))
                .isInstanceOf(LifeWorld.CutOff.class);

        Outcome outcome = create("--yes");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(subordinates()).hasSize(1);
    }

    @Test
    void theSameCaOfAnotherRegionIsAnother() throws IOException {
        succeed(create("--yes"));

        JsonNode planned = read(createIn("./other", "--dry-run", "--json", "--region", "eu-west-1"));
        Outcome inTheSameFolder = create("--yes", "--region", "eu-west-1");

        assertThat(planned.path("status").asString()).isEqualTo("planned");
        assertThat(planned.has("ca")).isFalse();
        assertThat(inTheSameFolder.exitCode()).isEqualTo(2);
        assertThat(inTheSameFolder.err()).contains("holds the run of another CA");
    }

    /** AWS finds a deleted CA no more after some days. */
    @Test
    void aCaThatIsGoneIsCreatedAnew() {
        succeed(create("--yes"));
        String gone = subordinates().get(0).arn();
        world.pca
                .sdk()
                .updateCertificateAuthority(r -> r.certificateAuthorityArn(gone).status("DISABLED"));
        world.pca
                .sdk()
                .deleteCertificateAuthority(r -> r.certificateAuthorityArn(gone).permanentDeletionTimeInDays(7));
        world.clock.advance(Duration.ofDays(8));

        succeed(create("--yes", "--force"));

        assertThat(subordinates())
                .extracting(CertificateAuthority::arn)
                .doesNotContain(gone)
                .hasSize(1);
    }

    @Test
    void aCaThatKeepsItsCertificateGetsThePermissionToo() throws IOException {
        String ca = world.subordinate();
        List<String> usual = List.of("--ca", ca, "--parent", world.root, "-p", "example.com", "--skip-test");
        succeed(apply(usual, "--yes", "--out-dir", "./run"));
        world.operations();

        Outcome planned = apply(usual, "--with-renewal", "--dry-run");
        List<String> before = world.operations();
        Outcome permitted = apply(usual, "--with-renewal", "--yes", "--json");
        Outcome again = apply(usual, "--with-renewal", "--yes");

        assertThat(planned.err()).contains("ACM would be allowed to renew certificates from arn");
        assertThat(before).doesNotContain("CreatePermission");
        assertThat(read(permitted).path("status").asString()).isEqualTo("unchanged");
        succeed(again);
        assertThat(world.operations()).filteredOn("CreatePermission"::equals).hasSize(1);
        assertThat(world.pca
                        .sdk()
                        .listPermissions(r -> r.certificateAuthorityArn(ca))
                        .permissions())
                .hasSize(1);
    }

    private Outcome apply(List<String> usual, String... more) {
        return world.apply(Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void whatBlocksTheCertificateBlocksTheCa() {
        Outcome outcome = create("--yes", "--validity", "20y");

        assertThat(outcome.exitCode()).as(outcome.err()).isOne();
        assertThat(subordinates()).isEmpty();
    }

    @Test
    void aNewCaIsNotRenewed() {
        assertThat(create("--renew-within", "90d").exitCode()).isEqualTo(2);
    }

    @Test
    void withoutConfirmationNothingIsCreated() {
        Outcome outcome = create();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(subordinates()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    static Stream<String> moments() {
        return IntStream.rangeClosed(1, ENTRIES)
                .boxed()
                .flatMap(entry -> Stream.of("before " + entry, "after " + entry));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatIsCutOffIsFinishedWithTheSameCa(String moment) throws IOException {
        boolean isBefore = moment.startsWith("before");
        int entry = Integer.parseInt(moment.replaceAll("\\D", ""));
        String[] arguments = arguments("--yes");

        assertThatThrownBy(() -> world.run(LifeWorld.APPLY, LifeWorld.cutOff(entry, isBefore), arguments))
                .isInstanceOf(LifeWorld.CutOff.class);
        // Before the CA is created, AWS has its token for five minutes only; its tag stays.
        world.clock.advance(entry <= 2 ? Duration.ofMinutes(10) : Duration.ofMinutes(1));
        succeed(world.apply(arguments));
        succeed(world.apply(arguments));

        assertThat(subordinates()).hasSize(1);
        assertThat(world.signedBy(world.root)).isOne();
        assertThat(world.pca
                        .sdk()
                        .listPermissions(r ->
                                r.certificateAuthorityArn(subordinates().get(0).arn()))
                        .permissions())
                .hasSize(1);
        assertThat(Files.readString(folder.resolve("run/journal.jsonl"))).contains("\"step\":\"tested\"");
    }
}
