package io.github.pcaconstrain.cli.shell;

import java.util.Optional;

/** A command that can change something at AWS. However it ends, its last lines say what was changed. */
public interface ChangingCommand extends CliCommand {
    /**
     * A line about what was changed, or that nothing was, and another with the next command; empty if the user wants no
     * notes.
     */
    Optional<String> outcome();
}
