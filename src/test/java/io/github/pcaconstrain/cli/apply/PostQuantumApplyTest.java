package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole work on CAs with keys of ML-DSA. */
@SuppressWarnings("NullAway.Init")
class PostQuantumApplyTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    private Outcome run(String... arguments) {
        return new Cli(folder)
                .with(Map.of("XDG_STATE_HOME", "./state", "AWS_REGION", "us-east-1"))
                .run(arguments);
    }

    private Outcome onSandbox(String command, String... more) {
        return run(
                Stream.concat(Stream.of(command, "--sandbox=./sandbox", "--sandbox-key", "ML_DSA_65"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void everyCommandWorksOnThem() {
        Outcome apply =
                onSandbox("apply", "-p", "example.com", "-e", "prod.example.com", "--yes", "--out-dir", "./applied");
        assertThat(apply.exitCode()).as(apply.err()).isZero();
        assertThat(apply.err())
                .contains("signed with ML_DSA_65", "names through AWS Private CA")
                .contains("cost      AWS charges for 1 certificate of the parent, and up to ");
        assertThat(apply.out())
                .contains("as expected  allowed   allowed  dns:probe.example.com")
                .contains("as expected  refused   refused  dns:prod.example.com");

        Outcome csr = onSandbox("csr", "--json");
        assertThat(csr.exitCode()).as(csr.err()).isZero();
        assertThat(csr.out()).contains("\"ML_DSA_65\"");

        String[] verified = {"./applied/cert.pem", "--trust", "./applied/cert_chain.pem", "--witness", "none"};
        Outcome verify =
                run(Stream.concat(Stream.of("verify"), Stream.of(verified)).toArray(String[]::new));
        assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();

        Outcome issue = onSandbox("issue", "-p", "example.org", "--out-dir", "./issued");
        assertThat(issue.exitCode()).as(issue.err()).isZero();
        Outcome install = onSandbox("install", "--from", "./issued", "--yes");
        assertThat(install.exitCode()).as(install.err()).isZero();

        Outcome test = onSandbox("test", "--permit", "a.example.org", "--deny", "a.example.com", "--json");
        assertThat(test.exitCode()).as(test.err()).isZero();
        assertThat(test.out()).contains("\"via\": \"pca\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ML_DSA_44", "SHA256WITHRSA"})
    void aParentSignsWithItsOwnParametersOnly(String algorithm) {
        Outcome issue =
                onSandbox("issue", "-p", "example.org", "--out-dir", "./issued", "--signing-algorithm", algorithm);

        assertThat(issue.exitCode()).isEqualTo(1);
        assertThat(issue.err()).contains("its key is ML_DSA_65, which cannot sign with " + algorithm);
    }

    /** AWS charges for what AWS Private CA issues, so nothing but a sandbox is asked for it unasked. */
    @Test
    void acmCannotTestThem() {
        Outcome test = onSandbox("test", "--via", "acm", "--permit", "a.example.org");

        assertThat(test.exitCode()).isEqualTo(4);
        assertThat(test.out())
                .contains("PCA_INVALID_ARGS: ACM makes RSA and EC keys only, and the CA's key is ML_DSA_65")
                .contains("test with --via pca");
        Outcome plan = onSandbox("apply", "-p", "example.com", "--dry-run", "--via", "acm");
        assertThat(plan.out())
                .contains("test      will reach no verdict: ACM makes RSA and EC keys only, and the CA's key is"
                        + " ML_DSA_65");
    }

    @Test
    void wrongValuesAreRefusedBeforeAnythingIsDone() {
        String[] apply = {"apply", "--sandbox=./sandbox", "-p", "example.com", "--yes"};
        for (String[] wrong : new String[][] {
            {"--via", "s3"},
            {"--key-algorithm", "ML_DSA_44"},
            {"--key-algorithm", "ML_DSA_44", "--via", "acm"},
            {"--sandbox-key", "SM2"},
        }) {
            Outcome outcome = run(with(apply, wrong));
            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
            assertThat(outcome.err()).contains(wrong[0] + ": ");
        }
        assertThat(run("csr", "--sandbox-key", "ML_DSA_44").exitCode()).isEqualTo(2);
        assertThat(run("sandbox", "--sandbox-key", "ML_DSA_44", "--dir", ":memory:")
                        .exitCode())
                .isEqualTo(2);
        assertThat(folder.resolve("applied")).doesNotExist();
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}
