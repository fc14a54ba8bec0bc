package io.github.pcaconstrain.audit.source;

import java.util.Optional;

/** Where passwords of key stores come from. */
@FunctionalInterface
public interface Passwords {
    /** The password for a key store, asked for only when it is needed; nothing if there is none. */
    Optional<char[]> of(String keyStore);
}
