package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a sandbox keeps its state when no folder is given. */
final class SandboxFolder {
    /** In place of a folder: the state is not kept. */
    static final String MEMORY = ":memory:";

    private SandboxFolder() {}

    /**
     * {@code pca-constrain/sandbox} in the folder that the XDG base directory specification has for state, which is
     * {@code $XDG_STATE_HOME} or in {@code $HOME}. What the system's user database calls home comes last, as for a shell.
     *
     * @throws InvalidOptionException if none of them names a folder
     */
    static String standard(Map<String, String> environment) {
        return folder("XDG_STATE_HOME", environment.get("XDG_STATE_HOME"))
                .or(() -> folder("HOME", environment.get("HOME"))
                        .or(() -> folder("user.home", System.getProperty("user.home")))
                        .map(home -> home.resolve(Path.of(".local", "state"))))
                .map(state -> state.resolve(Path.of("pca-constrain", "sandbox")).toString())
                .orElseThrow(() -> new InvalidOptionException(
                        "found no home folder for the sandbox's state: neither XDG_STATE_HOME nor HOME is set to one",
                        "set HOME, or name a folder, as in --sandbox=DIR or 'sandbox --dir DIR'"));
    }

    // An empty or relative value counts as none, by the specification. Java calls the home of an unknown user "?".
    private static Optional<Path> folder(String variable, @Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> ReceivedText.requireIntact(variable, text))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
