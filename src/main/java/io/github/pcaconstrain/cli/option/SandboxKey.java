package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The key algorithm of a sandbox's own CAs. */
public final class SandboxKey {
    private SandboxKey() {}

    /** The option that names it. */
    public static Option<String> option() {
        return Option.text(
                "--sandbox-key",
                "KEY",
                "The key algorithm of the sandbox's own root and subordinate CA, such as EC_prime256v1 or ML_DSA_65."
                        + " Default: RSA_2048.",
                () -> names().iterator());
    }

    /**
     * The requested key algorithm, or the default. Since AWS itself has two spellings, {@code ml-dsa-65} is accepted
     * too.
     * @throws InvalidOptionException if the sandbox has no such algorithm
     */
    public static KeyAlgorithm of(Optional<String> given) {
        return given.map(SandboxKey::parse).orElse(InitialAuthorities.DEFAULT_KEY);
    }

    private static KeyAlgorithm parse(String name) {
        return KeyAlgorithm.of(io.github.pcaconstrain.ca.KeyAlgorithm.of(name).wireName())
                .orElseThrow(() -> new InvalidOptionException(
                        "--sandbox-key: the sandbox has no key algorithm '" + name + "'",
                        "give one of " + String.join(", ", names())));
    }

    /** Every key algorithm that the sandbox has. */
    private static List<String> names() {
        return Arrays.stream(KeyAlgorithm.values()).map(KeyAlgorithm::wireName).toList();
    }
}
