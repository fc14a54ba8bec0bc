package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.seed.SeedMark;
import io.github.pcaconstrain.sandbox.state.Store;
import java.util.regex.Pattern;

/**
 * Deletes what clients have created: CAs, certificates and idempotency tokens. It keeps the records of commands, and
 * files that the sandbox did not write.
 */
final class Emptying {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private Emptying() {}

    static void of(Store store) {
        for (String account : store.list("")) {
            if (ACCOUNT.matcher(account).matches()) {
                for (String region : store.list(account)) {
                    empty(store, account + "/" + region + "/acm");
                    empty(store, account + "/" + region + "/acm-pca");
                }
                store.delete(account + "/" + SeedMark.DOCUMENT);
            }
        }
        empty(store, "tokens");
    }

    private static void empty(Store store, String folder) {
        store.list(folder).forEach(name -> store.deleteResource(folder + "/" + name));
    }
}
