package io.github.pcaconstrain.cli.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the tool keeps state between commands: {@code pca-constrain} in the folder for state of the XDG
 * base directory specification, which is {@code $XDG_STATE_HOME}, or {@code .local/state} at home.
 */
public final class StateFolder {
    private StateFolder() {}

    /** The folder according to the environment; empty if that names none. */
    public static Optional<Path> find(Map<String, String> environment) {
        return folder("XDG_STATE_HOME", environment.get("XDG_STATE_HOME"))
                .map(StateFolder::ours)
                .or(() -> atHome("HOME", environment.get("HOME")));
    }

    /** The folder below a home from a variable or property; empty if that is not an absolute path. */
    public static Optional<Path> atHome(String variable, @Nullable String home) {
        return folder(variable, home).map(path -> ours(path.resolve(Path.of(".local", "state"))));
    }

    private static Path ours(Path state) {
        return state.resolve("pca-constrain");
    }

    // According to the specification, empty and relative values are ignored. In Java, the home of an unknown user is
    // "?".
    private static Optional<Path> folder(String variable, @Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> ReceivedText.requireIntact(variable, text))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
