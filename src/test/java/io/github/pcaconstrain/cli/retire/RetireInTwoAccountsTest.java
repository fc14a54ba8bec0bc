package io.github.pcaconstrain.cli.retire;

import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.TwoAccountWorld;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code retire} of a CA whose parent is in another account. */
@SuppressWarnings("NullAway.Init")
class RetireInTwoAccountsTest {
    private static final String[] WITH_ROLE = {"--parent-role", ROLE, "--parent-external-id", EXTERNAL_ID};
    private static final String[] WITH_PROFILE = {"--parent-profile", TwoAccountWorld.PROFILE};

    @TempDir
    Path folder;

    private TwoAccountWorld world;

    @BeforeEach
    void start() {
        start(UnaryOperator.identity());
    }

    private void start(UnaryOperator<SandboxConfig> more) {
        world = new TwoAccountWorld(folder, more);
        Outcome applied = world.apply(folder, concat(WITH_ROLE, "--force"));
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        world.calls();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static String[] concat(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private Outcome retire(String[] credentials, String... more) {
        return world.run(
                folder,
                Stream.of(
                                Stream.of("retire", "--ca", world.ca, "--parent", world.root),
                                Stream.of("--out-dir", "./retired", "--yes"),
                                Stream.of(credentials),
                                Stream.of(more))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private String status() {
        return world.applications
                .sdk()
                .describeCertificateAuthority(r -> r.certificateAuthorityArn(world.ca))
                .certificateAuthority()
                .statusAsString();
    }

    private static JsonNode read(Outcome outcome) throws IOException {
        JsonNode result = JsonMapper.shared().readTree(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/retire.schema.json"), result))
                .isEmpty();
        return result;
    }

    @Test
    void eachAccountIsCalledForWhatItOwns() throws IOException {
        Outcome outcome = retire(WITH_ROLE, "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("accounts  111122223333 (CA), 444455556666 (parent, with the role " + ROLE + ")");
        assertThat(read(outcome).path("accounts").path("credentials").asString())
                .isEqualTo("role " + ROLE);
        assertThat(new Cli(folder).read("retired/journal.jsonl"))
                .contains("\"step\":\"accounts\"", "\"ca\":\"111122223333\"", "\"parent\":\"444455556666\"", ROLE);
        assertThat(world.calls())
                .filteredOn(call -> call.startsWith(PKI) || call.matches(".*(Update|Delete|Revoke)Cert.*"))
                .containsExactly(
                        PKI + " GetCertificateAuthorityCertificate",
                        APPLICATIONS + " UpdateCertificateAuthority",
                        PKI + " RevokeCertificate",
                        APPLICATIONS + " DeleteCertificateAuthority");
        assertThat(status()).isEqualTo("DELETED");
    }

    @Test
    void aDryRunNamesBothAccounts() throws IOException {
        Outcome text = retire(WITH_PROFILE, "--dry-run");
        Outcome json = retire(WITH_PROFILE, "--dry-run", "--json");

        assertThat(text.out()).contains("accounts  111122223333 (CA), 444455556666 (parent, with the profile pki)");
        assertThat(read(json).path("accounts").path("parent").asString()).isEqualTo(PKI);
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(folder.resolve("retired")).doesNotExist();
    }

    @Test
    void aRunResumesWithTheAccountsThatItBeganWithAlone() {
        world.misbehave(failing("RevokeCertificate"));
        Outcome first = retire(WITH_ROLE);
        world.misbehave(Interceptor.NONE);
        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(first.err()).contains("the CA is disabled; to go on, run the same command again");

        Outcome other = retire(WITH_PROFILE);
        assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("began with the accounts").contains("give --parent-role " + ROLE);
        assertThat(status()).isEqualTo("DISABLED");

        Outcome same = retire(WITH_ROLE);
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(status()).isEqualTo("DELETED");
    }

    private static Interceptor failing(String operation) {
        return (context, name, input, next) -> {
            if (name.equals(operation)) {
                throw AwsError.of("RequestFailedException", "The request has failed.");
            }
            return next.get();
        };
    }

    @Test
    void withoutCredentialsForTheParentNothingIsDone() {
        Outcome outcome = retire(new String[0]);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err())
                .contains("give credentials of account 444455556666 with --parent-profile or --parent-role")
                .contains("Nothing was changed.");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void whatAShareDoesNotAllowIsSaidBeforeAnythingIsDone() {
        world.close();
        start(config -> config.withAssumptions(Assumptions.parse("shared-policy=readable")));
        share(TwoAccounts.policy(world.root, APPLICATIONS, "SubordinateCACertificate_PathLen0"));

        Outcome outcome = retire(new String[0]);

        assertThat(outcome.exitCode()).as(outcome.err()).isOne();
        assertThat(outcome.err()).contains("[share-action]").contains("(acm-pca:RevokeCertificate)");
        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(world.calls()).noneMatch(call -> call.matches(".* (Update|Revoke|Delete)Certificate.*"));
    }

    @Test
    void aSharedParentRevokesIfItsShareAllowsThat() {
        share(TwoAccounts.policy(world.root, APPLICATIONS, "SubordinateCACertificate_PathLen0")
                .replace("acm-pca:ListTags\"", "acm-pca:ListTags\", \"acm-pca:RevokeCertificate\""));

        Outcome outcome = retire(new String[0]);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("[share-unknown]").contains("accounts  111122223333 (CA), 444455556666");
        assertThat(world.calls()).contains(APPLICATIONS + " RevokeCertificate").noneMatch(call -> call.startsWith(PKI));
        assertThat(status()).isEqualTo("DELETED");
    }

    private void share(String policy) {
        world.pki.sdk().putPolicy(r -> r.resourceArn(world.root).policy(policy));
        List<String> before = world.calls();
        assertThat(before).contains(PKI + " PutPolicy");
    }
}
