package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of {@link AwsOptions#sandboxKey}. */
public final class SandboxKey {
    private SandboxKey() {}

    /**
     * The kind of key that was asked for, or the usual one. As AWS itself writes it in two ways, so may users: {@code ml-dsa-65}.
     *
     * @throws InvalidOptionException if the sandbox has no such key
     */
    public static KeyAlgorithm of(Optional<String> given) {
        return given.map(SandboxKey::parse).orElse(InitialAuthorities.DEFAULT_KEY);
    }

    private static KeyAlgorithm parse(String name) {
        return KeyAlgorithm.of(io.github.pcaconstrain.ca.KeyAlgorithm.of(name).wireName())
                .orElseThrow(() -> new InvalidOptionException(
                        "--sandbox-key: the sandbox has no key algorithm '" + name + "'",
                        "give one of "
                                + Arrays.stream(KeyAlgorithm.values())
                                        .map(KeyAlgorithm::wireName)
                                        .collect(Collectors.joining(", "))));
    }
}
