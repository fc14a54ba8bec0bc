package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.encoding.document.PolicyReader;
import io.github.pcaconstrain.policy.NameConstraints;

/** Policy files named by options. */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * Reads a policy; {@code -} is standard input.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it cannot be read, or is not a policy
     */
    public static NameConstraints read(String file, Console console, CommonOptions common) {
        return PolicyReader.read(
                InputFile.name(file), InputFile.read(file, PolicyReader.MAX_OCTETS, console), common::note);
    }
}
