package io.github.pcaconstrain.audit.batch;

import io.github.pcaconstrain.crypto.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A digest of what was read, by names and sizes, so that several machines can tell whether they have read the same. Not
 * thread-safe.
 */
public final class ReadDigest {
    private String digest = "";
    private long number;

    /** Adds a file, or a part of one, after everything before it. */
    public void add(String name, long size) {
        number++;
        digest = Sha256.hex((digest + '\0' + name + '\0' + size).getBytes(StandardCharsets.UTF_8));
    }

    /** How many were added, with the digest of all. */
    public String text() {
        return number + " " + digest;
    }
}
