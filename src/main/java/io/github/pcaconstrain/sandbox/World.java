package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.acm.CertificateManager;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.identity.TokenService;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.publication.PublicationFront;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.PlainHandler;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.net.URI;
import java.util.List;

/**
 * The services and their state, from the start or a reset until the next reset.
 *
 * @param privateCa AWS Private CA
 * @param certificateManager ACM
 * @param front answers requests to both
 */
record World(PrivateCa privateCa, Service certificateManager, HttpFront front) {
    static World of(SandboxConfig config, Store store, KeyStock keys, URI endpoint, CallObserver observer) {
        IdempotencyTokens tokens = new IdempotencyTokens(store, config.clock());
        PrivateCa privateCa =
                new PrivateCa(store, tokens, config.random(), config.delay(), config.assumptions(), endpoint);
        Service certificateManager = new CertificateManager(
                        store, tokens, keys, config.delay(), privateCa, config.interceptor(), config.assumptions())
                .service();
        HttpFront front = new HttpFront(
                List.of(privateCa.service(), certificateManager),
                config.interceptor(),
                config.accounts(),
                config.clock(),
                plain(config, privateCa),
                observer);
        return new World(privateCa, certificateManager, front);
    }

    private static PlainHandler plain(SandboxConfig config, PrivateCa privateCa) {
        PlainHandler published = new PublicationFront(privateCa.publications());
        PlainHandler identity = new TokenService(config.accounts(), config.random());
        return (request, client) -> published.answer(request, client).or(() -> identity.answer(request, client));
    }
}
