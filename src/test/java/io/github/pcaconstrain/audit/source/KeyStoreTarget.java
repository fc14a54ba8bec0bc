package io.github.pcaconstrain.audit.source;

import java.util.Optional;

/** Key stores, whose certificates or problems are passed on. */
public final class KeyStoreTarget {
    private KeyStoreTarget() {}

    public static void readPkcs12(byte[] input) {
        KeyStores.readPkcs12(input, "input", place -> Optional.of("changeit".toCharArray()), new HeardCertificates());
    }

    public static void readJava(byte[] input) {
        KeyStores.readJava(input, "input", new HeardCertificates());
    }
}
