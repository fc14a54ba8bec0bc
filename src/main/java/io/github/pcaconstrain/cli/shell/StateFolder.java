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

    /** Where the environment says it is; nothing where it names none. */
    public static Optional<Path> find(Map<String, String> environment) {
        return folder("XDG_STATE_HOME", environment.get("XDG_STATE_HOME"))
                .map(StateFolder::ours)
                .or(() -> atHome("HOME", environment.get("HOME")));
    }

    /** The same below a home that stands in a variable or property; nothing where that is no absolute path. */
    public static Optional<Path> atHome(String variable, @Nullable String home) {
        return folder(variable, home).map(path -> ours(path.resolve(Path.of(".local", "state"))));
    }

    private static Path ours(Path state) {
        return state.resolve("pca-constrain");
    }

    // An empty or relative value counts as none, by the specification. Java calls the home of an unknown user "?".
    private static Optional<Path> folder(String variable, @Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> ReceivedText.requireIntact(variable, text))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
