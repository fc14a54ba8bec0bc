package io.github.pcaconstrain.sandbox.authority;

/** What a key and an algorithm that signs with it have in common. */
public enum KeyFamily {
    RSA("RSA"),
    EC("EC");

    private final String jcaName;

    KeyFamily(String jcaName) {
        this.jcaName = jcaName;
    }

    String jcaName() {
        return jcaName;
    }
}
