package io.github.pcaconstrain.sandbox.state;

import java.util.List;
import java.util.Optional;

/**
 * Documents under names such as {@code 111122223333/us-east-1/acm-pca/ID/authority.json}.
 *
 * <p>{@link #write} replaces a document atomically and returns when it would survive a crash. Names come from us, never
 * from a client as they are. What cannot be read or written is a {@link StateException} that names the file. All methods may be called by any thread; writers of one document see to their own order.
 */
public interface Store extends AutoCloseable {
    /** The document of this name. */
    Optional<byte[]> read(String name);

    /** Writes a document, durably, in place of one that is there. */
    void write(String name, byte[] content);

    /** Deletes a document, if it is there. */
    void delete(String name);

    /** The names of the documents and folders in a folder, sorted; none if there is no such folder. */
    List<String> list(String folder);

    /** Where a document is, for people. */
    String where(String name);

    /** That a document is not what was written, and why. */
    default StateException damaged(String name, String why) {
        return StateException.damaged(where(name), why);
    }

    /**
     * A document that must be there.
     *
     * @throws StateException if it is not
     */
    default byte[] require(String name) {
        return read(name).orElseThrow(() -> damaged(name, "it is missing"));
    }

    /**
     * Whether documents can still be read and written.
     *
     * @throws StateException if not, such as when the folder was removed
     */
    void check();

    /** Lets the next writer in. */
    @Override
    void close();
}
