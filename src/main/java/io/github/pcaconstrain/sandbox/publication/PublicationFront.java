package io.github.pcaconstrain.sandbox.publication;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.pca.Publications;
import io.github.pcaconstrain.sandbox.wire.PlainHandler;
import java.util.Map;
import java.util.Optional;

/**
 * Sorts requests over plain HTTP: OCSP, CRLs by the CNAME of a CA's configuration, and S3.
 *
 * <p>A CNAME leads nowhere by itself. The sandbox answers for those that its CAs have when it is used as a proxy for HTTP, or
 * when the name is made to lead to its port.
 */
public final class PublicationFront implements PlainHandler {
    private static final int OK = 200;

    private final Publications publications;
    private final OcspFront ocsp;
    private final ObjectStorage storage;

    /** A front before what these CAs publish. */
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
