package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The AWS CLI in each account sees that account's CAs, and those that are shared with it. */
class TwoAccountsCliTest {
    @Test
    void theCliSeesWhatItsAccountMaySee() throws IOException, InterruptedException {
        NeededTools.need("aws");
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory()
                        .withDelay(java.time.Duration.ZERO)
                        .withAccounts(TwoAccounts.ACCOUNTS));
                PcaClient pki = PcaClient.of(sandbox, TwoAccounts.key("pki"))) {
            String root = pki.root();
            pki.sdk()
                    .putPolicy(r -> r.resourceArn(root)
                            .policy(TwoAccounts.policy(root, TwoAccounts.APPLICATIONS, "EndEntityCertificate")));

            assertThat(list(sandbox, "pki", "SELF")).isEqualTo(root);
            assertThat(list(sandbox, "applications", "SELF")).isEmpty();
            assertThat(list(sandbox, "applications", "OTHER_ACCOUNTS")).isEqualTo(root);
            assertThat(aws(
                            sandbox,
                            "applications",
                            "sts",
                            "assume-role",
                            "--role-arn",
                            TwoAccounts.ROLE,
                            "--role-session-name",
                            "cli",
                            "--external-id",
                            TwoAccounts.EXTERNAL_ID,
                            "--query",
                            "AssumedRoleUser.Arn"))
                    .isEqualTo("arn:aws:sts::444455556666:assumed-role/pki-signer/cli");
        }
    }

    private static String list(Sandbox sandbox, String key, String owner) throws IOException, InterruptedException {
        return aws(
                sandbox,
                key,
                "acm-pca",
                "list-certificate-authorities",
                "--resource-owner",
                owner,
                "--query",
                "CertificateAuthorities[].Arn");
    }

    private static String aws(Sandbox sandbox, String key, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of("aws"),
                        Stream.concat(
                                Stream.of(words),
                                List.of(
                                        "--endpoint-url",
                                        sandbox.endpoint().toString(),
                                        "--region",
                                        "us-east-1",
                                        "--output",
                                        "text")
                                        .stream()))
                .toList());
        builder.environment().put("AWS_ACCESS_KEY_ID", key);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
