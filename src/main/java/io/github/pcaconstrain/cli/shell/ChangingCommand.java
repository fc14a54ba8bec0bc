package io.github.pcaconstrain.cli.shell;

import java.util.Optional;

/** A command that can change something at AWS. However it ends, its last line says what was changed. */
public interface ChangingCommand extends CliCommand {
    /** What was changed, or that nothing was, in one line; empty where the user wants no notes. */
    Optional<String> outcome();
}
