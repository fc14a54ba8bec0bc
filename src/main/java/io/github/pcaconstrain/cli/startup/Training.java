package io.github.pcaconstrain.cli.startup;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.option.SandboxFolder;
import io.github.pcaconstrain.failure.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs typical commands, so that the JVM sees which classes they need: the start script has class archives made of these, one for
 * each group of commands, since an archive takes the longer to start with the more there is in it. Not for users.
 */
public final class Training {
    private static final List<String> CONSTRAINTS =
            List.of("-p", ".dev.example.com,.test.example.com", "-e", ".prod.dev.example.com");

    private final Path folder;

    private Training(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the commands of a group.
     *
     * @param args the group, and a folder that may be written to
     */
    public static void main(String[] args) throws IOException {
        new Training(Path.of(args[1])).run(args[0]);
        System.exit(0); // as Main ends
    }

    private void run(String group) throws IOException {
        switch (group) {
            case "offline" -> {
                command("encode", CONSTRAINTS);
                command("check", CONSTRAINTS, "api.dev.example.com");
                command("lint", CONSTRAINTS);
                command("explain", List.of(), "form-left-open");
            }
            case "audit" -> {
                Path bundle = Files.write(folder.resolve("bundle.pem"), TrainingBundle.pem());
                command("audit", List.of(), bundle.toString());
            }
            case "aws" -> withSandbox(Training::csr);
            case "apply" -> withSandbox(this::apply);
            case "sandbox" ->
                command("apply", CONSTRAINTS, "--sandbox=" + SandboxFolder.MEMORY, "--yes", "--out-dir", applied());
            default -> throw new IllegalArgumentException(group);
        }
    }

    private static void csr(TrainingSandbox sandbox) {
        // AWS is reached by TLS, which the sandbox does not speak.
        new AwsClients(new AwsSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), AwsSettings.Credentials.SANDBOX))
                .close();
        command("csr", List.of(), "--ca", sandbox.subordinate(), "--endpoint-url", sandbox.endpoint());
    }

    private void apply(TrainingSandbox sandbox) {
        csr(sandbox);
        // Most runs begin with a CA that has no certificate yet.
        command(ExitCode.USAGE, "test", List.of(), "--ca", sandbox.subordinate(), "--endpoint-url", sandbox.endpoint());
        command(
                "apply",
                CONSTRAINTS,
                "--yes",
                "--out-dir",
                applied(),
                "--ca",
                sandbox.subordinate(),
                "--parent",
                sandbox.root(),
                "--endpoint-url",
                sandbox.endpoint());
    }

    private String applied() {
        return folder.resolve("applied").toString();
    }

    private interface OnSandbox {
        void run(TrainingSandbox sandbox);
    }

    // In a process of its own, whose classes are then not taken for the command's.
    private static void withSandbox(OnSandbox commands) throws IOException {
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        try (TrainingSandbox sandbox = TrainingSandbox.start()) {
            commands.run(sandbox);
        }
    }

    private static void command(String name, List<String> constraints, String... more) {
        command(ExitCode.OK, name, constraints, more);
    }

    private static void command(int expected, String name, List<String> constraints, String... more) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(constraints);
        arguments.addAll(List.of(more));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int exitCode = Main.run(arguments.toArray(new String[0]), System.in, nowhere, nowhere, Map.of());
        if (exitCode != expected) {
            throw new IllegalStateException(name + " ended with " + exitCode);
        }
    }
}
