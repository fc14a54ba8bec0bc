package io.github.pcaconstrain.cli;

import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.TwoAccountWorld;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other commands with credentials for the parent: which account each calls, and what they print. */
@SuppressWarnings("NullAway.Init")
class TwoAccountCommandsTest {
    private static final String BY_ROLE = " --parent-role " + ROLE + " --parent-external-id " + EXTERNAL_ID;
    private static final String BY_PROFILE = " --parent-profile " + TwoAccountWorld.PROFILE;

    @TempDir
    static Path folder;

    private static TwoAccountWorld world;

    @BeforeAll
    static void start() {
        world = new TwoAccountWorld(folder, UnaryOperator.identity());
        Outcome applied = world.apply(folder, ShellWords.of(BY_ROLE).toArray(String[]::new));
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        for (String run : List.of("with-role", "with-profile", "to-look-at")) {
            Outcome issued = run("issue --ca CA --parent ROOT -p example.org --force --out-dir ./" + run + BY_PROFILE);
            assertThat(issued.exitCode()).as(issued.err()).isZero();
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Outcome run(String command) {
        List<String> words = new ArrayList<>(
                ShellWords.of(command.replace(" ROOT", " " + world.root).replace(" CA", " " + world.ca)));
        return world.run(folder, words.toArray(String[]::new));
    }

    private static TerminalRun.Outcome atTerminal(String typed, String command) {
        return TerminalRun.dumb()
                .with("AWS_REGION", "us-east-1")
                .run(
                        typed,
                        ShellWords.of(
                                command + " --endpoint-url " + world.sandbox().endpoint()));
    }

    private static Set<String> operationsOf(String account, List<String> calls) {
        Set<String> operations = new LinkedHashSet<>();
        calls.stream()
                .filter(call -> call.startsWith(account))
                .forEach(call -> operations.add(call.substring(account.length() + 1)));
        return operations;
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_ROLE, BY_PROFILE})
    void csrAsksTheAccountOfTheCaAlone(String credentials) {
        world.calls();

        TerminalRun.Outcome outcome = atTerminal("", "csr --ca " + world.ca + credentials);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(operationsOf(PKI, world.calls())).isEmpty();
        assertThat(outcome.err())
                .contains("pca-constrain issue --ca " + world.ca)
                .contains(credentials.strip());
    }

    @ParameterizedTest
    @CsvSource({"role, with-role", "profile, with-profile"})
    void installRevokesWithTheCredentialsForTheParent(String kind, String run) throws IOException {
        String credentials = kind.equals("role") ? BY_ROLE : BY_PROFILE;
        world.calls();

        Outcome outcome = run("install --from ./" + run + " --yes --revoke-old --json" + credentials);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<String> calls = world.calls();
        assertThat(operationsOf(PKI, calls))
                .containsExactlyInAnyOrder("GetCertificateAuthorityCertificate", "RevokeCertificate");
        assertThat(operationsOf(APPLICATIONS, calls)).contains("ImportCertificateAuthorityCertificate");
        assertThat(outcome.err())
                .contains("accounts: 111122223333 (CA), 444455556666 (parent, with the " + kind)
                .contains("Next: pca-constrain test --ca " + world.ca);
        JsonNode result = JsonMapper.shared().readTree(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/install.schema.json"), result))
                .isEmpty();
        assertThat(result.path("accounts").path("parent").asString()).isEqualTo(PKI);
    }

    @Test
    void installPrintsTheCommandForTheOtherAccount() {
        Outcome outcome = run("install --from ./to-look-at --yes" + BY_PROFILE);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("aws acm-pca revoke-certificate --certificate-authority-arn " + world.root)
                .contains(" --region us-east-1 --profile pki --endpoint-url ");
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_ROLE, BY_PROFILE})
    void impactAsksTheAccountOfTheCaAlone(String credentials) {
        world.calls();

        Outcome outcome = run("impact --ca CA -p example.com" + credentials);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(operationsOf(PKI, world.calls())).isEmpty();
    }

    /** The root has a CA below it in the other account, which cannot be listed with credentials for the root. */
    @ParameterizedTest
    @ValueSource(strings = {BY_ROLE, BY_PROFILE})
    void diffAsksEachAccountForItsOwn(String credentials) {
        world.calls();

        Outcome outcome = run("diff ROOT CA" + credentials);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(world.calls())
                .containsExactly(
                        PKI + " GetCertificateAuthorityCertificate",
                        APPLICATIONS + " GetCertificateAuthorityCertificate");
    }

    /** A profile that exists, but belongs to the account of the subordinate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply --ca CA --parent ROOT -p example.net --yes --out-dir ./wrong",
                "issue --ca CA --parent ROOT -p example.net --out-dir ./wrong",
                "diff ROOT CA",
                "retire --ca CA --parent ROOT --yes --out-dir ./wrong"
            })
    void aProfileOfTheWrongAccountIsToldInOneLine(String command) {
        Outcome outcome = run(command + " --parent-profile " + TwoAccountWorld.OTHER_PROFILE);

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("pca-constrain: ")))
                .singleElement()
                .asString()
                .contains("arn:aws:iam::111122223333:user/applications is not authorized", world.root);
        assertThat(outcome.err())
                .contains("give credentials of account 444455556666 with --parent-profile or --parent-role");
        assertThat(folder.resolve("wrong")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply --ca CA --parent ROOT -p example.net --yes --out-dir ./wrong",
                "diff ROOT CA",
                "retire --ca CA --parent ROOT --yes --out-dir ./wrong"
            })
    void aProfileThatDoesNotExistIsNamed(String command) {
        Outcome outcome = run(command + " --parent-profile nobody");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("nobody");
        assertThat(folder.resolve("wrong")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_ROLE, BY_PROFILE})
    void theParentIsChosenFromTheCasOfItsOwnAccount(String credentials) {
        TerminalRun.Outcome outcome =
                atTerminal("1\n", "apply --ca " + world.ca + " -p example.info --dry-run" + credentials);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("Which CA is to sign its certificate?\n  1  ", "signed its present certificate")
                .doesNotContain("it is the other CA of this command");
        assertThat(outcome.out()).contains("parent    " + world.root);
    }

    @Test
    void theParentIsCalledInTheRegionOfItsArn() {
        AcmPcaClient sdk = SdkClients.configured(
                        AcmPcaClient.builder(), world.sandbox().endpoint(), "eu-west-1", TwoAccounts.key("pki"))
                .build();
        try (PcaClient pki = new PcaClient(sdk, "aws")) {
            String root = pki.root();
            assertThat(root).contains(":eu-west-1:444455556666:");
            String ca = world.applications.pendingSubordinate("Elsewhere");
            String command = "apply --yes --skip-test --skip-impact --parent " + root + BY_ROLE + " --ca " + ca;

            Outcome first = run(command + " -p example.com --out-dir ./region-1");
            Outcome second = run(command + " -p example.net --out-dir ./region-2");

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(second.err())
                    .containsPattern(
                            "revoke-certificate --certificate-authority-arn " + root + " .* --region eu-west-1 ");
        }
    }
}
