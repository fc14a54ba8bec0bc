package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.StateFolder;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Map;

/** Where a sandbox keeps its state if no folder is given. */
public final class SandboxFolder {
    /** The value for a state that is only in memory, instead of a folder. */
    public static final String MEMORY = ":memory:";

    private SandboxFolder() {}

    /**
     * {@code sandbox} in the {@link StateFolder}. As in a shell, the home folder in the system's user database is used
     * last.
     * @throws InvalidOptionException if nothing names a folder
     */
    public static String standard(Map<String, String> environment) {
        return StateFolder.find(environment)
                .or(() -> StateFolder.atHome("user.home", System.getProperty("user.home")))
                .map(state -> state.resolve("sandbox").toString())
                .orElseThrow(() -> new InvalidOptionException(
                        "no folder for the sandbox's state: neither XDG_STATE_HOME nor HOME is set to a folder",
                        "set HOME, or name a folder: --sandbox=DIR or 'sandbox --dir DIR'"));
    }
}
