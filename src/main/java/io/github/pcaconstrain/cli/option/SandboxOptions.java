package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Whether a sandbox in this process is used instead of AWS, and which. */
final class SandboxOptions {
    private final Option<String> folder = Option.optionalText(
            "--sandbox",
            "DIR",
            "Use a built-in sandbox with a root and a subordinate CA instead of AWS. Its state is kept in DIR, or in"
                    + " memory if DIR is "
                    + SandboxFolder.MEMORY + ". Default: $XDG_STATE_HOME/pca-constrain/sandbox.");
    private final Option<String> key = SandboxKey.option();

    void addTo(CommandSpec spec) {
        Option.addAll(spec, folder, key);
    }

    boolean isGiven() {
        return folder.find().isPresent();
    }

    /** Whether everything in it is gone when the command ends. */
    boolean isForgotten() {
        return folder.find().filter(SandboxFolder.MEMORY::equals).isPresent();
    }

    /** The folder of its state. From the environment, a switch is turned on by 1 or true. */
    String folder(Map<String, String> environment) {
        String given = folder.require();
        boolean isStandard = given.isEmpty() || given.equals("1") || given.equals("true");
        return isStandard ? SandboxFolder.standard(environment) : given;
    }

    KeyAlgorithm key() {
        return SandboxKey.of(key.find());
    }

    /** Refuses a key for a sandbox that there is none of. */
    void requireNoKey() {
        if (key.find().isPresent()) {
            throw new InvalidOptionException(
                    "--sandbox-key is for the CAs of a sandbox", "give --sandbox too, or leave it out");
        }
    }

    /** The words on the command line with which the same sandbox is used again. */
    List<String> onCommandLine() {
        if (!folder.isOnCommandLine()) {
            return List.of();
        }
        String given = folder.require();
        return List.of(given.isEmpty() ? folder.name() : folder.name() + "=" + given);
    }
}
