package io.github.pcaconstrain.sandbox.publication;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.pca.Publications;
import io.github.pcaconstrain.sandbox.wire.PlainHandler.Client;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** OCSP over HTTP (RFC 6960, appendix A): requests in the body of a POST, or in base64 in the path of a GET. */
record OcspFront(Publications publications) {
    private static final int OK = 200;
    private static final byte[] NO_REQUEST = {};

    Optional<HttpResponse> answer(HttpRequest request, RequestTarget target, Client client) {
        return switch (request.method()) {
            case "POST" ->
                isResponder(target.path(), client) ? Optional.of(respond(request.body(), client)) : Optional.empty();
            case "GET" -> get(target, client);
            default -> Optional.empty();
        };
    }

    private Optional<HttpResponse> get(RequestTarget target, Client client) {
        String responder = target.path().startsWith(Publications.OCSP_PATH + "/") ? Publications.OCSP_PATH : "";
        String encoded = target.path().substring(responder.length() + 1);
        return encoded.isEmpty() || !isResponder(responder, client)
                ? Optional.empty()
                : Optional.of(respond(decoded(encoded), client));
    }

    private boolean isResponder(String path, Client client) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return (client.isLocal() && plain.equals(Publications.OCSP_PATH))
                || publications.isResponder("http://" + client.host() + plain, client.now());
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getMimeDecoder().decode(RequestTarget.decoded(encoded));
        } catch (IllegalArgumentException e) {
            return NO_REQUEST; // which is answered as a malformed request
        }
    }

    private HttpResponse respond(byte[] der, Client client) {
        byte[] response = publications.ocsp(der, client.now());
        return new HttpResponse(OK, Map.of("Content-Type", "application/ocsp-response"), response);
    }
}
