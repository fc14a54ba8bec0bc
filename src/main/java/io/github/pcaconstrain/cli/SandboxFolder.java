package io.github.pcaconstrain.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where a sandbox keeps its state unless told otherwise. */
final class SandboxFolder {
    /** In place of a folder: the state is not kept. */
    static final String MEMORY = ":memory:";

    private SandboxFolder() {}

    /** {@code pca-constrain/sandbox} in the folder that the XDG base directory specification has for state. */
    static String standard(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // An empty or relative value counts as none, by the specification.
        Path base =
                state.startsWith("/") ? Path.of(state) : Path.of(System.getProperty("user.home"), ".local", "state");
        return base.resolve("pca-constrain").resolve("sandbox").toString();
    }
}
