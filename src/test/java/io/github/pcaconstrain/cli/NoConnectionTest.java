package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No telemetry: a command connects to what it was asked for, and to nothing else. strace is the witness. */
@EnabledOnOs(OS.LINUX)
class NoConnectionTest {
    private static final List<String> NO_NETWORK = List.of("unshare", "--map-root-user", "--net");

    @Test
    void offlineCommandsConnectToNothingAndPrintTheSameWithoutANetwork(@TempDir Path folder) throws IOException {
        NeededTools.need("strace", "unshare");
        assumeTrue(
                run(folder, List.of("strace", "-f", "true")).exitCode() == 0, "strace may not look at processes here");
        Path log = folder.resolve("connects");
        List<String> command = new ArrayList<>();
        // Where a container refuses new namespaces, strace alone has to do.
        if (run(folder, withoutNetwork(List.of("true"))).exitCode() == 0) {
            command.addAll(NO_NETWORK);
        }
        command.addAll(List.of("strace", "--seccomp-bpf", "-f", "-qq", "-e", "trace=connect", "-o", log.toString()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OfflineCommands.class.getName()));

        Outcome watched = run(folder, inCheckout(command));

        assertThat(watched.out()).as(watched.err()).isEqualTo(OfflineCommands.outputs());
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("connect(")))
                .filteredOn(line -> !line.contains("AF_UNIX"))
                .as("what is connected to, the last one on purpose")
                .singleElement()
                .asString()
                .contains("127.0.0.9");
    }

    private static List<String> withoutNetwork(List<String> command) {
        List<String> all = new ArrayList<>(NO_NETWORK);
        all.addAll(command);
        return all;
    }

    private static List<String> inCheckout(List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                Path.of("").toAbsolutePath().toString()));
        all.addAll(command);
        return all;
    }

    private static Outcome run(Path folder, List<String> command) {
        return Programs.run(folder, InputStream.nullInputStream(), command);
    }
}
