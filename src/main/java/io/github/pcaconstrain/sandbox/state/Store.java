package io.github.pcaconstrain.sandbox.state;

import java.util.List;
import java.util.Optional;

/**
 * Documents under names such as {@code 111122223333/us-east-1/acm-pca/ID/authority.json}.
 *
 * <p>{@link #write} replaces a document atomically and returns once it would survive the process, however that ends. A power
 * failure may undo the last changes, but leaves no document in part. Names are never taken
 * from clients unchecked. If something cannot be read or written, a {@link StateException} names the file. All methods
 * are thread-safe; writers of the same document must coordinate themselves.
 */
public interface Store extends AutoCloseable {
    /** The documents by which the folder of a CA or a certificate is recognised. */
    List<String> RECORDS = List.of("authority.json", "certificate.json");

    /** The document with this name. */
    Optional<byte[]> read(String name);

    /** Writes a document durably, or replaces it. */
    void write(String name, byte[] content);

    /** Deletes a document, if it exists. */
    void delete(String name);

    /** Deletes a document that is not needed any more, unless the store is closed. */
    default void discard(String name) {
        delete(name);
    }

    /** Deletes the folder of a CA or certificate. The record goes first: without it, everything else is ignored. */
    default void deleteResource(String folder) {
        list(folder).stream().filter(RECORDS::contains).forEach(record -> delete(folder + "/" + record));
        deleteFolder(folder);
    }

    private void deleteFolder(String name) {
        list(name).forEach(child -> deleteFolder(name + "/" + child));
        delete(name);
    }

    /** The names of the documents and folders in a folder, sorted; none if there is no such folder. */
    List<String> list(String folder);

    /** The place of a document, for messages. */
    String where(String name);

    /** A damaged document, and the reason. */
    default StateException damaged(String name, String why) {
        return StateException.damaged(where(name), why);
    }

    /**
     * A document that must exist.
     * @throws StateException if it does not
     */
    default byte[] require(String name) {
        return read(name).orElseThrow(() -> damaged(name, "it is missing"));
    }

    /**
     * Checks that documents can still be read and written.
     *
     * @throws StateException if not, such as when the folder was removed
     */
    void check();

    /** Closes the store, so that another writer can open it. */
    @Override
    void close();
}
