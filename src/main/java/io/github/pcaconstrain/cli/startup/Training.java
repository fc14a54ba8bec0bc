package io.github.pcaconstrain.cli.startup;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.cli.option.SandboxFolder;
import io.github.pcaconstrain.cli.shell.ColorMode;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.StatusLine;
import io.github.pcaconstrain.cli.shell.Terminal;
import io.github.pcaconstrain.failure.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs typical commands to show the JVM which classes they need. The start script turns these into class archives, one
 * for each group of commands, since larger archives take longer to load. Not for users.
 */
public final class Training {
    private static final List<String> CONSTRAINTS =
            List.of("-p", ".dev.example.com,.test.example.com", "-e", ".prod.dev.example.com");

    private static final String CREDENTIALS = """
            [default]
            aws_access_key_id = training
            aws_secret_access_key = training
            """;

    /** Enough for every kind of answer: more names would only take longer. */
    private static final String FEW_PROBES = "--max-probes=6";

    private static final int COLUMNS = 80;

    private final Path folder;

    private Training(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the commands of groups, each group in a folder of its own.
     *
     * @param args the groups, and a folder that may be written to
     */
    public static void main(String[] args) throws IOException {
        Objects.requireNonNull(Map.copyOf(System.getenv())); // as for Main: the commands below get no environment
        int groups = args.length - 1;
        for (String group : Arrays.asList(args).subList(0, groups)) {
            new Training(Files.createDirectories(Path.of(args[groups], group))).run(group);
        }
        System.exit(0); // as Main ends where it has found something
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
                command("suggest", List.of(), bundle.toString());
            }
            case "aws" -> withSandbox(Training::csr);
            case "apply" -> withSandbox(this::apply);
            case "sandbox" ->
                command(
                        "apply",
                        CONSTRAINTS,
                        "--sandbox=" + SandboxFolder.MEMORY,
                        "--yes",
                        FEW_PROBES,
                        "--out-dir",
                        applied());
            default -> throw new IllegalArgumentException(group);
        }
    }

    private static void csr(TrainingSandbox sandbox) {
        // AWS is reached over TLS, which the sandbox does not use.
        new AwsClients(new AwsSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), AwsSettings.Credentials.SANDBOX))
                .close();
        TrainingSignature.verify(); // the CAs of the sandbox have RSA keys
        for (Shown shown : Shown.values()) {
            command(
                    shown,
                    ExitCode.OK,
                    "csr",
                    List.of(),
                    "--ca",
                    sandbox.subordinate(),
                    "--endpoint-url",
                    sandbox.endpoint());
        }
    }

    private void apply(TrainingSandbox sandbox) {
        csr(sandbox);
        // Most runs begin with a CA that has no certificate yet.
        command(ExitCode.USAGE, "test", List.of(), "--ca", sandbox.subordinate(), "--endpoint-url", sandbox.endpoint());
        command(
                "apply",
                CONSTRAINTS,
                "--yes",
                FEW_PROBES,
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

    // In a process of its own, so that its classes are not taken for the command's.
    private void withSandbox(OnSandbox commands) throws IOException {
        // Where most users have their credentials: the SDK looks into system properties and the environment first.
        Path credentials = Files.writeString(folder.resolve("credentials"), CREDENTIALS);
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        try (TrainingSandbox sandbox = TrainingSandbox.start()) {
            commands.run(sandbox);
        }
    }

    /** Where a command shows its progress, which it does only for users of a process. */
    private enum Shown {
        IN_A_LOG,
        ON_A_TERMINAL;

        Console console() {
            OutputStream nowhere = OutputStream.nullOutputStream();
            PrintStream text = new PrintStream(nowhere, false, StandardCharsets.UTF_8);
            boolean redraws = this == ON_A_TERMINAL;
            return new Console(
                    System.in,
                    text,
                    text,
                    Map.of(),
                    Clock.systemUTC(),
                    new Terminal(false, redraws, redraws, false, redraws ? COLUMNS : 0, false, !redraws, true),
                    ColorMode.AUTO,
                    redraws ? Optional.of(new StatusLine(nowhere)) : Optional.empty());
        }
    }

    private static void command(String name, List<String> constraints, String... more) {
        command(ExitCode.OK, name, constraints, more);
    }

    private static void command(int expected, String name, List<String> constraints, String... more) {
        command(Shown.ON_A_TERMINAL, expected, name, constraints, more);
    }

    private static void command(Shown shown, int expected, String name, List<String> constraints, String... more) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(constraints);
        arguments.addAll(List.of(more));
        int exitCode = Main.run(arguments.toArray(new String[0]), shown.console());
        if (exitCode != expected) {
            throw new IllegalStateException(name + " ended with " + exitCode);
        }
    }
}
