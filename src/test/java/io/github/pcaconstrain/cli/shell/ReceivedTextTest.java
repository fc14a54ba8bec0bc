package io.github.pcaconstrain.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Text that did not arrive as it was typed. */
class ReceivedTextTest {
    private static final String DAMAGED = "dn:O=M\ufffd\ufffdller GmbH";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aDamagedArgumentIsRefusedBeforeAnythingIsDone() {
        Cli cli = new Cli(folder);

        for (List<String> command : List.of(
                List.of("encode", "-p", DAMAGED, "-o", "./out.json"),
                List.of("encode", "--permitted=" + DAMAGED, "--json"),
                List.of("apply", "--sandbox=./state", "-p", DAMAGED, "--yes"),
                List.of("audit", "./m\ufffd.pem"))) {
            Outcome outcome = cli.run(command);

            assertThat(outcome.exitCode()).as("%s", command).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).startsWith("pca-constrain: argument ").contains("\nhint: ");
        }
        assertThat(cli.files()).isEmpty();
    }

    @Test
    void aDamagedVariableIsRefusedIfItCouldStandForAnOption() {
        Cli cli = new Cli(folder);

        assertThat(cli.with(Map.of("PCA_CONSTRAIN_PERMITTED", DAMAGED)).run("encode"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isEqualTo(2))
                .satisfies(outcome -> assertThat(outcome.err()).startsWith("pca-constrain: PCA_CONSTRAIN_PERMITTED "));
        assertThat(cli.with(Map.of("PS1", "\ufffd"))
                        .run("encode", "-p", "example.com")
                        .exitCode())
                .isZero();
    }

    @Test
    void aHomeFolderWithADamagedNameIsNoFolder() {
        Outcome outcome = new Cli(folder).with(Map.of("HOME", "/home/m\ufffd")).run("csr", "--sandbox");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: HOME ");
    }

    /** Without the start script, nothing sets the locale: the name would be encoded with two U+FFFD. */
    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void inThePosixLocaleTheJvmItselfDamagesArguments() throws Exception {
        String script = "exec \"$JAVA\" -cp \"$CLASSES\" io.github.pcaconstrain.cli.Main encode"
                + " -p \"$(printf 'dn:O=M\\303\\274ller')\"";
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment()
                .putAll(Map.of(
                        "LC_ALL",
                        "C",
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "CLASSES",
                        location(Main.class) + ":" + location(picocli.CommandLine.class)));

        assertThat(run(builder))
                .contains("pca-constrain: argument 3 has characters that this locale's encoding, ")
                .contains("hint: set a UTF-8 locale that is installed, such as LC_ALL=C.UTF-8");
    }

    private static String location(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        return said;
    }
}
