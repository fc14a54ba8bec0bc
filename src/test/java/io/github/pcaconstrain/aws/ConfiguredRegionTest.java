package io.github.pcaconstrain.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which region a user has configured; the AWS CLI's documentation ("Configuration settings and precedence") has the order. */
class ConfiguredRegionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void variablesComeBeforeTheProfile() throws IOException {
        write("config", "[default]\nregion = eu-west-3\n");

        assertThat(region("AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-west-2"))
                .isEqualTo("eu-west-1");
        assertThat(region("AWS_DEFAULT_REGION", "eu-west-2")).isEqualTo("eu-west-2");
        assertThat(region("AWS_REGION", "", "AWS_DEFAULT_REGION", "eu-west-2")).isEqualTo("eu-west-2");
        assertThat(region()).isEqualTo("eu-west-3");
    }

    @Test
    void theProfileIsTheOneOfTheEnvironment() throws IOException {
        write("config", "[default]\nregion = eu-west-3\n[profile ops]\nregion = eu-north-1\n[profile none]\n");

        assertThat(region("AWS_PROFILE", "ops")).isEqualTo("eu-north-1");
        assertThat(region("AWS_PROFILE", "none")).isEqualTo("none");
        assertThat(region("AWS_CONFIG_FILE", home.resolve("elsewhere").toString()))
                .isEqualTo("none");
    }

    @Test
    void theCredentialsFileMayNameOneToo() throws IOException {
        write("credentials", "[default]\nregion = eu-south-1\n");

        assertThat(region()).isEqualTo("eu-south-1");
    }

    @Test
    void damagedFilesNameNone() throws IOException {
        write("config", "region = eu-west-3\n[[[");
        Files.createDirectories(home.resolve(".aws/credentials"));

        assertThat(region()).isEqualTo("none");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve(name), text);
    }

    private String region(String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return ConfiguredRegion.of(environment).orElse("none");
    }
}
