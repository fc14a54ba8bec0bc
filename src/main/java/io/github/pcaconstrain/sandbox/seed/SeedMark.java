package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down of a seed, in {@code ACCOUNT/seed.json}: before anything is made, what was there already, and at the
 * end what was made.
 *
 * <p>Nobody is served in between. So whatever the next start finds besides {@code before} was made by a start that was killed, and
 * goes.
 *
 * @param digest of the seed
 * @param isComplete whether all of it was made
 * @param before the folders of CAs and certificates that were there
 * @param authorities the ARNs by the names in the seed
 */
public record SeedMark(String digest, boolean isComplete, List<String> before, Map<String, String> authorities) {
    /** Its name in an account's folder. */
    public static final String DOCUMENT = "seed.json";

    /** Copies the list. */
    public SeedMark {
        before = List.copyOf(before);
    }

    /** The ARNs of a seed's CAs by their names, if one was made. */
    public static Map<String, String> authorities(Store store, String account) {
        return read(store, account).map(SeedMark::authorities).orElse(Map.of());
    }

    static Optional<SeedMark> read(Store store, String account) {
        return StoredRecord.read(store, account + "/" + DOCUMENT, SeedMark.class);
    }

    void write(Store store, String account) {
        store.write(account + "/" + DOCUMENT, Json.writeReadable(this));
    }

    /** That a seed is about to be made. */
    static SeedMark begun(Store store, String account, String digest) {
        return new SeedMark(digest, false, folders(store, account), Map.of());
    }

    private static List<String> folders(Store store, String account) {
        List<String> folders = new ArrayList<>();
        for (String region : store.list(account)) {
            for (String service : List.of("acm", "acm-pca")) {
                String folder = account + "/" + region + "/" + service;
                store.list(folder).forEach(id -> folders.add(folder + "/" + id));
            }
        }
        return folders;
    }

    /**
     * Takes away what a start made that was killed while it did.
     *
     * @param accounts of the sandbox; as long as the mark in the first one is not complete, nothing of the seed counts
     */
    public static void clean(Store store, List<String> accounts) {
        Optional<SeedMark> first = unfinished(store, accounts.get(0));
        for (String account : accounts.subList(1, accounts.size())) {
            read(store, account)
                    .filter(mark -> !mark.isComplete()
                            || first.filter(each -> each.digest().equals(mark.digest()))
                                    .isPresent())
                    .ifPresent(mark -> mark.clean(store, account));
        }
        first.ifPresent(mark -> mark.clean(store, accounts.get(0)));
    }

    private static Optional<SeedMark> unfinished(Store store, String account) {
        return read(store, account).filter(found -> !found.isComplete());
    }

    private void clean(Store store, String account) {
        folders(store, account).stream()
                .filter(folder -> !before.contains(folder))
                .forEach(store::deleteResource);
        store.delete(account + "/" + DOCUMENT);
    }
}
