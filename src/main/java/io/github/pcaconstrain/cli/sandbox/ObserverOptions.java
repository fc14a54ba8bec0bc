package io.github.pcaconstrain.cli.sandbox;

import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import io.github.pcaconstrain.sandbox.log.CallLog;
import io.github.pcaconstrain.sandbox.trail.CloudTrail;
import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What happens to calls besides being answered: injected faults, a log, and records for CloudTrail. */
final class ObserverOptions {
    private final Console console;
    private final Option<String> fault = Option.text(
            "--fault",
            "FAULTS",
            "Misbehave as AWS sometimes does, to test clients; comma-separated: " + SandboxCommand.spaced(Faults.SYNTAX)
                    + ", with probabilities P from 0 to 1; see docs/reference/sandbox.md.");
    private final Option<String> log = Option.optionalText(
            "--log",
            "FILE",
            "Log every call as a line of JSON, without bodies and secrets, to FILE or, if none is given, to standard"
                    + " error.");
    private final Option<String> cloudtrail = Option.text(
            "--cloudtrail",
            "DIR",
            "Write records of calls into this folder, in the layout and form of CloudTrail; see"
                    + " docs/reference/cloudtrail.md.");

    ObserverOptions(Console console) {
        this.console = console;
    }

    void addFaultTo(CommandSpec spec) {
        fault.addTo(spec);
    }

    void addRecordsTo(CommandSpec spec) {
        Option.addAll(spec, log, cloudtrail);
    }

    /**
     * Injects the faults, and records calls.
     *
     * @throws IllegalArgumentException if the faults are not valid
     */
    Interceptor interceptor() {
        String faults = fault.orElse("");
        Interceptor injector = faults.isEmpty() ? Interceptor.NONE : new FaultInjector(Faults.parse(faults));
        if (cloudtrail.find().isEmpty()) {
            return injector;
        }
        String folder = cloudtrail.require();
        try {
            return CloudTrail.of(Path.of(folder), injector);
        } catch (IOException e) {
            throw new InvalidOptionException(
                    "--cloudtrail: cannot write to " + folder + ": " + reason(folder, e),
                    "name a folder that can be written");
        }
    }

    /** Writes the log. */
    CallObserver observer() {
        Optional<String> given = log.find();
        if (given.isEmpty()) {
            return CallObserver.NONE;
        }
        String file = given.get();
        // From the environment, a switch is turned on by 1 or true.
        if (file.isEmpty() || file.equals("1") || file.equals("true")) {
            return CallLog.to(console.err());
        }
        try {
            return CallLog.to(Path.of(file));
        } catch (IOException e) {
            throw new InvalidOptionException(
                    "--log: cannot write to " + file + ": " + reason(file, e), "name a file that can be written");
        }
    }

    // The JDK's messages contain the path, and often nothing else.
    private static String reason(String file, IOException e) {
        if (Files.isDirectory(Path.of(file))) {
            return "it is a folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        return e instanceof NoSuchFileException
                ? "its folder does not exist"
                : e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
