package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.util.function.Function;

/** What the page shows, while it is being written. */
public interface PageSource {
    /**
     * The services and their state.
     *
     * @param privateCa AWS Private CA
     * @param certificateManager ACM
     * @param store their store
     */
    record Services(PrivateCa privateCa, Service certificateManager, Store store) {}

    /** Reads the services, which are not replaced in the meantime. */
    <T> T look(Function<Services, T> reader);
}
