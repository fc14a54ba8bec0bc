package io.github.pcaconstrain.audit.source;

import java.util.Optional;

/** The source of passwords for key stores. */
@FunctionalInterface
public interface Passwords {
    /** The password for a key store, requested only when it is needed; empty if there is none. */
    Optional<char[]> of(String keyStore);
}
