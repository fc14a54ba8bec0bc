package io.github.pcaconstrain.sandbox.publication;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.pca.Publications;
import io.github.pcaconstrain.sandbox.wire.PlainHandler;
import java.util.Map;
import java.util.Optional;

/**
 * Dispatches requests over plain HTTP: OCSP, CRLs at the CNAME of a CA's configuration, and S3.
 *
 * <p>The sandbox does not make a CNAME resolve. It answers requests for the CNAMEs of its CAs if it is used as an HTTP
 * proxy, or if somebody points the name to its port.
 */
public final class PublicationFront implements PlainHandler {
    private static final int OK = 200;

    private final Publications publications;
    private final OcspFront ocsp;
    private final ObjectStorage storage;

    /** Creates a front for what these CAs publish. */
    public PublicationFront(Publications publications) {
        this.publications = publications;
        this.ocsp = new OcspFront(publications);
        this.storage = new ObjectStorage(publications);
    }

    @Override
    public Optional<HttpResponse> answer(HttpRequest request, Client client) {
        Optional<RequestTarget> parsed = RequestTarget.parse(request.target());
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        RequestTarget target = parsed.get();
        return ocsp.answer(request, target, client)
                .or(() -> alias(request, target, client))
                .or(() -> client.isLocal() ? storage.answer(request, target, client.now()) : Optional.empty());
    }

    private Optional<HttpResponse> alias(HttpRequest request, RequestTarget target, Client client) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return isRead
                ? publications
                        .at("http://" + client.host() + target.path(), client.now())
                        .map(crl -> new HttpResponse(OK, Map.of("Content-Type", crl.type()), crl.content()))
                : Optional.empty();
    }
}
