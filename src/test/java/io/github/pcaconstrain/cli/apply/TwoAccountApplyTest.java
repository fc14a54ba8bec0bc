package io.github.pcaconstrain.cli.apply;

import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A subordinate in one account, below a parent in another. */
@SuppressWarnings("NullAway.Init")
class TwoAccountApplyTest {
    private static final String[] WITH_ROLE = {"--parent-role", ROLE, "--parent-external-id", EXTERNAL_ID};
    private static final String[] WITH_PROFILE = {"--parent-profile", TwoAccountWorld.PROFILE};
    private static final String PASSTHROUGH = "SubordinateCACertificate_PathLen0_APIPassthrough";

    @TempDir
    Path folder;

    private TwoAccountWorld world;

    @BeforeEach
    void start() {
        world = new TwoAccountWorld(folder, UnaryOperator.identity());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void restart(UnaryOperator<SandboxConfig> more) {
        world.close();
        world = new TwoAccountWorld(folder, more);
    }

    private static Set<String> parentCalls(List<String> calls) {
        Set<String> own = new LinkedHashSet<>(calls);
        own.removeIf(call -> !call.startsWith(PKI));
        return own;
    }

    @Test
    void theParentIsCalledWithTheRoleAndTheSubordinateWithTheUsualCredentials() throws IOException {
        Cli.Outcome outcome = world.apply(folder, concat(WITH_ROLE, "--json"));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        List<String> calls = world.calls();
        assertThat(parentCalls(calls))
                .containsExactlyInAnyOrder(
                        PKI + " DescribeCertificateAuthority",
                        PKI + " GetCertificateAuthorityCertificate",
                        PKI + " GetPolicy",
                        PKI + " IssueCertificate",
                        PKI + " GetCertificate");
        assertThat(calls)
                .contains(
                        APPLICATIONS + " GetCertificateAuthorityCsr",
                        APPLICATIONS + " ImportCertificateAuthorityCertificate");
        assertThat(outcome.err())
                .contains("accounts  111122223333 (CA), 444455556666 (parent, with the role " + ROLE + ")");
        assertThat(new Cli(folder).read("run/journal.jsonl"))
                .contains("\"step\":\"accounts\"", "\"ca\":\"111122223333\"", "\"parent\":\"444455556666\"", ROLE);
        var json = JsonMapper.shared().readTree(outcome.out());
        assertThat(json.path("accounts").path("credentials").asString()).isEqualTo("role " + ROLE);
        assertThat(JsonSchema.violations(Path.of("docs/schema/apply.schema.json"), json))
                .isEmpty();
    }

    @Test
    void theParentIsCalledWithTheProfile() {
        Cli.Outcome outcome = world.apply(folder, WITH_PROFILE);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(parentCalls(world.calls())).contains(PKI + " IssueCertificate");
        assertThat(outcome.err()).contains("444455556666 (parent, with the profile pki)");
    }

    @Test
    void theCommandThatRevokesTheOldCertificateHasTheParentsCredentials() {
        world.apply(folder, WITH_PROFILE);

        Cli.Outcome again = world.applyInto("./second", folder, concat(WITH_PROFILE, "-p", "example.org"));
        Cli.Outcome role = world.applyInto("./third", folder, concat(WITH_ROLE, "-p", "example.net"));

        assertThat(again.err())
                .contains("aws acm-pca revoke-certificate --certificate-authority-arn " + world.root)
                .contains(" --region us-east-1 --profile pki --endpoint-url ");
        assertThat(role.err())
                .contains("(c=$(aws sts assume-role --role-arn " + ROLE + " --role-session-name pca-constrain"
                        + " --external-id " + EXTERNAL_ID);
    }

    @Test
    void theOldCertificateIsRevokedWithTheParentsCredentials() {
        world.apply(folder, WITH_ROLE);
        world.calls();

        Cli.Outcome again = world.applyInto("./second", folder, concat(WITH_ROLE, "-p", "example.org", "--revoke-old"));

        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(parentCalls(world.calls())).contains(PKI + " RevokeCertificate");
    }

    @Test
    void whoMayNotAssumeTheRoleIsTold() {
        Cli.Outcome outcome = world.apply(folder, "--parent-role", ROLE);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err())
                .contains("sts:AssumeRole on resource: " + ROLE)
                .contains("the external ID that it may require")
                .contains("Nothing was changed.");
    }

    @Test
    void withoutCredentialsOfItsOwnTheParentIsOutOfReach() {
        Cli.Outcome outcome = world.apply(folder);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("with --parent-profile or --parent-role");
    }

    /** The sandbox's clock is late, so that a session that lasts an hour for it is over for the client in half a minute. */
    @Test
    void theCredentialsOfTheRoleAreRenewed() {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        restart(config -> config.withClock(
                        Clock.offset(Clock.systemUTC(), Duration.ofHours(-1).plusSeconds(30)))
                .withObserver(call -> {
                    if (call.accessKey().startsWith("ASIA")) {
                        keys.add(call.accessKey());
                    }
                }));

        Cli.Outcome outcome = world.run(folder, concat(new String[] {"diff", world.root, world.root}, WITH_ROLE));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(keys).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --parent-profile a --parent-role arn:aws:iam::444455556666:role/r | --parent-profile and --parent-role cannot be combined
        --parent-external-id a1 | --parent-external-id is for --parent-role
        --parent-role arn:aws:iam::444455556666:user/u | 'arn:aws:iam::444455556666:user/u' is not the ARN of a role
        --parent-role arn:aws:iam::444455556666:role/r --parent-external-id a"b | 'a"b' is not an external ID
        """)
    void optionsThatDoNotGoTogetherAreRefused(String options, String problem) {
        Cli.Outcome outcome = world.apply(folder, options.split(" "));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(problem);
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void theBuiltInSandboxHasOneAccount() {
        Cli.Outcome outcome =
                new Cli(folder).run("apply", "--sandbox=:memory:", "-p", "example.com", "--parent-profile", "pki");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--sandbox has one account").contains("sandbox --accounts");
    }

    @Test
    void aRunResumesWithTheAccountsThatItBeganWithAlone() {
        world.misbehave(failing("GetCertificate"));
        assertThat(world.apply(folder, WITH_ROLE).exitCode()).isEqualTo(ExitCode.REFUSED);
        world.misbehave(Interceptor.NONE);
        world.calls();

        Cli.Outcome other = world.apply(folder, WITH_PROFILE);
        assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err())
                .contains("began with the accounts 111122223333 (CA), 444455556666 (parent, with the role " + ROLE
                        + "), not 111122223333 (CA), 444455556666 (parent, with the profile pki); nothing was changed")
                .contains("give --parent-role " + ROLE + " to resume it");
        assertThat(world.calls()).noneMatch(call -> call.endsWith(" IssueCertificate"));

        Cli.Outcome same = world.apply(folder, WITH_ROLE);
        assertThat(same.exitCode()).as(same.err()).isEqualTo(ExitCode.OK);
        assertThat(world.calls()).noneMatch(call -> call.endsWith(" IssueCertificate"));
    }

    /** The name of a profile does not say whose it is. */
    @Test
    void aProfileResumesARunByItsAccount() throws IOException {
        world.misbehave(failing("GetCertificate"));
        assertThat(world.apply(folder, WITH_PROFILE).exitCode()).isEqualTo(ExitCode.REFUSED);
        world.misbehave(Interceptor.NONE);
        assertThat(new Cli(folder).read("run/journal.jsonl")).contains("\"caller\":\"444455556666\"");

        world.profiles(folder.resolve("others"), Map.of("security", "pki", TwoAccountWorld.PROFILE, "applications"));
        world.pki
                .sdk()
                .putPolicy(r ->
                        r.resourceArn(world.root).policy(TwoAccounts.policy(world.root, APPLICATIONS, PASSTHROUGH)));
        world.calls();
        Cli.Outcome sameName = world.apply(folder, WITH_PROFILE);
        assertThat(sameName.exitCode()).as(sameName.err()).isEqualTo(ExitCode.USAGE);
        assertThat(sameName.err())
                .contains("not 111122223333 (CA), 444455556666 (parent, with the profile pki of account 111122223333)")
                .contains("give a profile of account 444455556666 with --parent-profile to resume it");
        assertThat(world.calls()).noneMatch(call -> call.endsWith(" IssueCertificate"));

        Cli.Outcome sameAccount = world.apply(folder, "--parent-profile", "security");
        assertThat(sameAccount.exitCode()).as(sameAccount.err()).isEqualTo(ExitCode.OK);
        assertThat(world.calls()).noneMatch(call -> call.endsWith(" IssueCertificate"));
    }

    /** A profile of a third account that the parent is shared with is told what the share allows, too. */
    @Test
    void credentialsOfAnotherAccountThanTheParentsAreJudgedByTheShare() {
        restart(config -> config.withAssumptions(Assumptions.parse("shared-policy=readable")));
        share("SubordinateCACertificate_PathLen0");

        Cli.Outcome outcome = world.apply(folder, "--parent-profile", TwoAccountWorld.OTHER_PROFILE);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.err()).contains("[share-template]");
    }

    @Test
    void theAccountOfANewCaIsInItsPlan() throws IOException {
        Cli.Outcome outcome = create(concat(WITH_PROFILE, "--dry-run"));
        Cli.Outcome json = create(concat(WITH_ROLE, "--dry-run", "--json"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("accounts  111122223333 (CA), 444455556666 (parent, with the profile pki)");
        assertThat(JsonMapper.shared()
                        .readTree(json.out())
                        .path("accounts")
                        .path("ca")
                        .asString())
                .isEqualTo(APPLICATIONS);
    }

    /** AWS charges for a CA from its creation. */
    @Test
    void whatAShareDoesNotAllowIsSaidBeforeTheCaIsCreated() throws IOException {
        restart(config -> config.withAssumptions(Assumptions.parse("shared-policy=readable")));
        share("SubordinateCACertificate_PathLen0");

        Cli.Outcome outcome = create("--yes");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.err()).contains("[share-template]").contains("Nothing was changed.");
        assertThat(world.calls()).noneMatch(call -> call.endsWith(" CreateCertificateAuthority"));
    }

    private void share(String template) {
        world.pki
                .sdk()
                .putPolicy(
                        r -> r.resourceArn(world.root).policy(TwoAccounts.policy(world.root, APPLICATIONS, template)));
        world.calls();
    }

    private Cli.Outcome create(String... more) throws IOException {
        Files.writeString(folder.resolve("ca.yaml"), "subject: {commonName: New}\nkeyAlgorithm: EC_prime256v1\n");
        String[] arguments = {
            "apply", "--create", "./ca.yaml", "--parent", world.root, "-p", "example.com", "--skip-test"
        };
        return world.run(folder, concat(arguments, more));
    }

    /** Otherwise the old certificate would stay valid after all else was done. */
    @Test
    void thatAShareAllowsNoRevocationIsSaidBeforeAnythingIsIssued() {
        restart(config -> config.withAssumptions(Assumptions.parse("shared-policy=readable")));
        share(PASSTHROUGH);
        Cli.Outcome first = world.apply(folder, "--revoke-old");
        assertThat(first.exitCode()).as(first.err()).isZero();

        Cli.Outcome second = world.applyInto("./second", folder, "-p", "example.org", "--revoke-old");

        assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(second.err()).contains("[share-action]").contains("Nothing was changed.");
    }

    @Test
    void issueResumesWithTheAccountsThatItBeganWithAlone() {
        String[] issue = {
            "issue", "--ca", world.ca, "--parent", world.root, "-p", "example.com", "--out-dir", "./issued"
        };
        world.misbehave(failing("GetCertificate"));
        assertThat(world.run(folder, concat(issue, WITH_PROFILE)).exitCode()).isEqualTo(ExitCode.REFUSED);
        world.misbehave(Interceptor.NONE);

        assertThat(world.run(folder, concat(issue, WITH_ROLE)).exitCode()).isEqualTo(ExitCode.USAGE);
        Cli.Outcome same = world.run(folder, concat(issue, WITH_PROFILE));

        assertThat(same.exitCode()).as(same.err()).isEqualTo(ExitCode.OK);
        assertThat(same.err())
                .contains("Next: pca-constrain install --ca " + world.ca)
                .contains("--parent-profile pki");
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
    void diffReadsEachCaWithItsOwnCredentials() {
        world.apply(folder, WITH_ROLE);
        world.calls();

        Cli.Outcome byRole = world.run(folder, concat(new String[] {"diff", world.root, world.ca}, WITH_ROLE));
        Cli.Outcome byProfile = world.run(folder, concat(new String[] {"diff", world.root, world.ca}, WITH_PROFILE));

        assertThat(byRole.exitCode()).as(byRole.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(byProfile.exitCode()).as(byProfile.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(world.calls())
                .containsExactly(
                        PKI + " GetCertificateAuthorityCertificate",
                        APPLICATIONS + " GetCertificateAuthorityCertificate",
                        PKI + " GetCertificateAuthorityCertificate",
                        APPLICATIONS + " GetCertificateAuthorityCertificate");
    }

    @Test
    void aSharedParentNeedsNoOtherCredentials() {
        world.pki
                .sdk()
                .putPolicy(r ->
                        r.resourceArn(world.root).policy(TwoAccounts.policy(world.root, APPLICATIONS, PASSTHROUGH)));
        world.calls();

        Cli.Outcome outcome = world.apply(folder);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).contains("[share-unknown]").contains("accounts  111122223333 (CA), 444455556666");
        assertThat(world.calls()).noneMatch(call -> call.startsWith(PKI));
    }

    /** What the AWS managed permissions of RAM allow is not enough, and that is said before anything is requested. */
    @ParameterizedTest
    @CsvSource({
        "SubordinateCACertificate_PathLen0, share-template, 1",
        PASSTHROUGH + ", '', 0",
    })
    void whatAShareAllowsIsReadWhereAwsTells(String template, String code, int exitCode) {
        restart(config -> config.withAssumptions(Assumptions.parse("shared-policy=readable")));
        world.pki
                .sdk()
                .putPolicy(
                        r -> r.resourceArn(world.root).policy(TwoAccounts.policy(world.root, APPLICATIONS, template)));

        Cli.Outcome outcome = world.apply(folder);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        if (code.isEmpty()) {
            assertThat(outcome.err()).doesNotContain("[share-");
        } else {
            assertThat(outcome.err())
                    .contains("[" + code + "]")
                    .contains("aws ram create-permission --name constrained-subordinates")
                    .contains("arn:aws:acm-pca:::template/" + PASSTHROUGH + "/V1");
            assertThat(world.calls()).noneMatch(call -> call.endsWith(" IssueCertificate"));
        }
    }

    private static String[] concat(String[] first, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(first), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
