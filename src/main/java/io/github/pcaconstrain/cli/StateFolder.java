package io.github.pcaconstrain.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tool's folder for what outlives a command, by the XDG base directory specification. */
final class StateFolder {
    private StateFolder() {}

    /** {@code pca-constrain} in the folder for state; nothing where the environment names none. */
    static Optional<Path> find(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        // An empty or relative value counts as none, by the specification.
        return Stream.of(environment.getOrDefault("XDG_STATE_HOME", ""), home.isEmpty() ? "" : home + "/.local/state")
                .filter(path -> path.startsWith("/"))
                .findFirst()
                .map(path -> Path.of(path, "pca-constrain"));
    }
}
