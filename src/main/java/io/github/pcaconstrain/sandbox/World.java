package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.acm.CertificateManager;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.publication.PublicationFront;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.net.URI;
import java.util.List;

/**
 * The services over what the state has, from the start or from one reset to the next.
 *
 * @param privateCa AWS Private CA
 * @param certificateManager ACM
 * @param front answers requests to both
 */
record World(PrivateCa privateCa, Service certificateManager, HttpFront front) {
    static World of(SandboxConfig config, Store store, KeyStock keys, URI endpoint) {
        IdempotencyTokens tokens = new IdempotencyTokens(store, config.clock());
        PrivateCa privateCa =
                new PrivateCa(store, tokens, config.random(), config.delay(), config.assumptions(), endpoint);
        Service certificateManager = new CertificateManager(
                        store, tokens, keys, config.delay(), privateCa, config.interceptor(), config.assumptions())
                .service();
        HttpFront front = new HttpFront(
                List.of(privateCa.service(), certificateManager),
                config.interceptor(),
                config.account(),
                config.clock(),
                new PublicationFront(privateCa.publications()));
        return new World(privateCa, certificateManager, front);
    }
}
