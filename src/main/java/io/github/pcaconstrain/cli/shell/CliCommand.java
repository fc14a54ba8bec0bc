package io.github.pcaconstrain.cli.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** One command: its options and what it does. A command object runs once. */
public interface CliCommand extends Callable<Integer> {
    /** The command's options, parameters and help. */
    CommandSpec spec();

    /** Runs the command after its options are parsed; the result is the exit code. */
    @Override
    Integer call();
}
