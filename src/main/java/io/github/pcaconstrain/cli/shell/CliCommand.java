package io.github.pcaconstrain.cli.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** A command: its options and what it does. An object runs only once. */
public interface CliCommand extends Callable<Integer> {
    /** The command's options, parameters and help. */
    CommandSpec spec();

    /** Runs the command, after its options have been parsed. Returns the exit code. */
    @Override
    Integer call();
}
