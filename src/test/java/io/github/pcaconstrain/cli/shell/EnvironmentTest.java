package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.CommandLines;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** The environment; {@code environment.txt} shows the variables at work. */
class EnvironmentTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyOptionButHelpAndVersionHasItsVariable() {
        Stream<OptionSpec> options = CommandLines.all(console()).getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp());

        assertThat(options).isNotEmpty().allSatisfy(option -> {
            String variable = EnvironmentDefaults.variable(option);
            assertThat(variable).matches("PCA_CONSTRAIN_[A-Z]+(_[A-Z]+)*");
            assertThat(new EnvironmentDefaults(Map.of(variable, "value")).defaultValue(option))
                    .isEqualTo("value");
        });
    }

    @Test
    void helpCannotBeAskedForByTheEnvironment() {
        Outcome outcome = new Cli(folder)
                .with(Map.of("PCA_CONSTRAIN_HELP", "true", "PCA_CONSTRAIN_VERSION", "true"))
                .run("encode", "-p", "example.com", "--as", "base64");

        assertThat(outcome.out()).isEqualTo("MBGgDzANggtleGFtcGxlLmNvbQ==\n");
    }

    @Test
    void debugPrintsTheStackTraceOfAnError() {
        List<String> failing = List.of("encode", "-p", "*.example.com");
        Cli cli = new Cli(folder);

        assertThat(cli.run(failing).err()).doesNotContain("\tat ");
        assertThat(cli.run("encode", "-p", "*.example.com", "--debug").err())
                .startsWith("pca-constrain: constraint 'dns:*.example.com': it has '*'\nhint: ")
                .contains("\tat io.github.pcaconstrain.");
        assertThat(cli.with(Map.of("PCA_CONSTRAIN_DEBUG", "1")).run(failing).err())
                .contains("\tat io.github.pcaconstrain.");
    }

    private static Console console() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Clock.systemUTC());
    }
}
