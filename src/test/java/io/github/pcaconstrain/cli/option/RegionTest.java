package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which region is taken where neither an ARN nor an option names one. */
class RegionTest {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void setCredentials() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
    }

    @AfterEach
    void clearCredentials() {
        CREDENTIALS.forEach(System::clearProperty);
    }

    @Test
    void anAuditOfAllCasLooksWhereTheVariablesSay() {
        SandboxConfig config = SandboxConfig.inMemory().withDelay(Duration.ZERO);
        try (Sandbox sandbox = Sandbox.start(config)) {
            sandbox.initialize("eu-west-2");
            String root = "Sandbox Root CA";
            String endpoint = sandbox.endpoint().toString();

            assertThat(audit(endpoint, Map.of("AWS_DEFAULT_REGION", "eu-west-2"))
                            .out())
                    .contains(root);
            assertThat(audit(endpoint, Map.of("AWS_REGION", "eu-west-2", "AWS_DEFAULT_REGION", "eu-west-1"))
                            .out())
                    .contains(root);
            assertThat(audit(
                                    endpoint,
                                    Map.of("AWS_REGION", "", "AWS_DEFAULT_REGION", "eu-west-2"),
                                    "--region",
                                    "eu-west-3")
                            .out())
                    .doesNotContain(root);
        }
    }

    private Outcome audit(String endpoint, Map<String, String> environment, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("audit", "--all-cas", "--skip-acm", "--json", "--endpoint-url", endpoint));
        arguments.addAll(List.of(more));
        return new Cli(folder).with(environment).run(arguments);
    }

    /** The sandbox runs until it is stopped; what it would not start with shows which region it takes. */
    @Test
    void aSandboxTakesTheVariablesThenTheProfile() {
        Cli cli = new Cli(folder).write(".aws/config", "[default]\nregion = the-profile\n");
        String home = folder.toString();

        assertThat(sandbox(cli, Map.of("HOME", home))).contains("'the-profile' is not an AWS region");
        assertThat(sandbox(cli, Map.of("HOME", home, "AWS_DEFAULT_REGION", "the-second")))
                .contains("'the-second' is not an AWS region");
        assertThat(sandbox(cli, Map.of("AWS_REGION", "the-first", "AWS_DEFAULT_REGION", "the-second")))
                .contains("'the-first' is not an AWS region");
        assertThat(sandbox(cli, Map.of("AWS_REGION", "us-east-1"), "--region", "the-option"))
                .contains("'the-option' is not an AWS region");
    }

    private static String sandbox(Cli cli, Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sandbox", "--init", "--dir", ":memory:"));
        arguments.addAll(List.of(more));
        return cli.with(environment).run(arguments).err();
    }
}
