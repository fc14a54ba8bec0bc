package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.state.Store;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Deletes what clients have made: CAs, certificates and idempotency tokens. Files that are not the sandbox's, and the
 * records of commands, stay.
 */
final class Emptying {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** Without these, whatever else is left of a CA or a certificate counts as nothing. */
    private static final List<String> RECORDS = List.of("authority.json", "certificate.json");

    private Emptying() {}

    static void of(Store store) {
        for (String account : store.list("")) {
            if (ACCOUNT.matcher(account).matches()) {
                for (String region : store.list(account)) {
                    empty(store, account + "/" + region + "/acm");
                    empty(store, account + "/" + region + "/acm-pca");
                }
            }
        }
        empty(store, "tokens");
    }

    private static void empty(Store store, String folder) {
        for (String name : store.list(folder)) {
            store.list(folder + "/" + name).stream()
                    .filter(RECORDS::contains)
                    .forEach(record -> store.delete(folder + "/" + name + "/" + record));
            delete(store, folder + "/" + name);
        }
    }

    private static void delete(Store store, String name) {
        store.list(name).forEach(child -> delete(store, name + "/" + child));
        store.delete(name);
    }
}
