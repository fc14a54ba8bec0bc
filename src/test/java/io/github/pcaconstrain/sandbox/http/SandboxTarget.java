package io.github.pcaconstrain.sandbox.http;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import io.github.pcaconstrain.sandbox.acm.CertificateManager;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.identity.TokenService;
import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.publication.PublicationFront;
import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.MemoryStore;
import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.PlainHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Requests to the sandbox's services: none is a fault of its own. The first line of an input is the operation, as in
 * {@code ACMPrivateCA.ListTags}, or a method and a path, as in {@code GET /crl/1.crl}; the rest is the body. What makes keys of RSA is
 * left out, as one of them takes a second.
 */
public final class SandboxTarget {
    private static final String ACCOUNT = "111122223333";
    private static final int SERVER_ERROR = 500;
    /** After so many inputs everything is forgotten, so that what was created does not fill the memory. */
    private static final int LIFETIME = 500;

    private static HttpFront front = front();
    private static int age;

    private SandboxTarget() {}

    public static void read(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String line = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        if (makesRsaKeys(line, new String(body, StandardCharsets.ISO_8859_1))) {
            return;
        }
        if (age++ % LIFETIME == 0) {
            front = front();
        }
        HttpResponse response =
                front.handle(request(line, body)).orElseThrow(() -> new AssertionError("no response to " + line));
        expect(
                response.status() < SERVER_ERROR,
                () -> response.status() + " " + new String(response.body(), StandardCharsets.UTF_8));
        if (!line.contains(" /") && response.body().length > 0) {
            expect(Json.read(response.body()).isObject(), () -> "the answer is not an object");
        }
    }

    private static boolean makesRsaKeys(String line, String body) {
        boolean creates = line.contains("Create") || line.contains("RequestCertificate");
        return creates && !(body.contains("EC_prime256v1") && !body.contains("RSA"));
    }

    private static HttpRequest request(String line, byte[] body) {
        int space = line.indexOf(" /");
        if (space >= 0) {
            return new HttpRequest(
                    line.substring(0, space),
                    line.substring(space + 1),
                    new HttpHeaders(Map.of("host", List.of("127.0.0.1"))),
                    body);
        }
        String service = line.startsWith("CertificateManager") ? "acm" : "acm-pca";
        return new HttpRequest(
                "POST",
                "/",
                new HttpHeaders(Map.of(
                        "host",
                        List.of("127.0.0.1"),
                        "x-amz-target",
                        List.of(line),
                        "authorization",
                        List.of("AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=00"))),
                body);
    }

    private static HttpFront front() {
        MemoryStore store = new MemoryStore();
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        IdempotencyTokens tokens = new IdempotencyTokens(store, clock);
        PrivateCa privateCa =
                new PrivateCa(store, tokens, random, Duration.ZERO, Assumptions.USUAL, URI.create("http://127.0.0.1"));
        CertificateManager manager = new CertificateManager(
                store, tokens, new KeyStock(0, random), Duration.ZERO, privateCa, Interceptor.NONE, Assumptions.USUAL);
        Accounts accounts = Accounts.single(ACCOUNT);
        PlainHandler published = new PublicationFront(privateCa.publications());
        PlainHandler identity = new TokenService(accounts, random);
        return new HttpFront(
                List.of(privateCa.service(), manager.service()),
                Interceptor.NONE,
                accounts,
                clock,
                (request, client) -> published.answer(request, client).or(() -> identity.answer(request, client)),
                CallObserver.NONE);
    }
}
