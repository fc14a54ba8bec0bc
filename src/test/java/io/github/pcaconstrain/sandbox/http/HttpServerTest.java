package io.github.pcaconstrain.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that behave, that dawdle, and that send anything at all. */
class HttpServerTest {
    private static final int MAX_BODY = 1000;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final HttpLimits LIMITS = HttpLimits.ofBody(MAX_BODY);

    /** One thread, so that whoever kept it waiting would keep everyone waiting. */
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        servers.forEach(HttpServer::close);
        executor.shutdownNow();
    }

    /** Answers with the request line and the body. */
    private static class Echo implements HttpHandler {
        @Override
        public Optional<HttpResponse> handle(HttpRequest request) {
            String text = request.method() + " " + request.target() + " "
                    + new String(request.body(), StandardCharsets.UTF_8);
            return Optional.of(
                    new HttpResponse(200, Map.of("Content-Type", "text/plain"), text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public HttpResponse refuse(int status, String message) {
            return new HttpResponse(status, Map.of(), message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private HttpServer serve(HttpLimits limits, HttpHandler handler) throws IOException {
        HttpServer server =
                HttpServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100, limits, executor);
        servers.add(server);
        server.start(handler);
        return server;
    }

    private Socket send(HttpServer server, String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String exchange(String text) throws IOException {
        return rest(send(serve(LIMITS, new Echo()), text));
    }

    private static String post(String headers, String body) {
        return "POST /a HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
    }

    private String get(HttpServer server) throws IOException {
        return rest(send(server, "GET /b HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void halfRequestsKeepNobodyWaiting() throws IOException {
        HttpServer server = serve(LIMITS, new Echo());
        for (int i = 0; i < 100; i++) {
            send(server, i % 2 == 0 ? "POST / HTTP/1.1\r\nHost: x\r\nX-" : post("Content-Length: 9\r\n", "half"));
        }

        assertThat(get(server)).endsWith("GET /b ");
        assertThat(server.connections()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void whoDoesNotFinishIsToldAndCutOff() throws IOException {
        HttpServer server = serve(LIMITS.within(Duration.ofMillis(100), Duration.ofMinutes(1)), new Echo());

        assertThat(rest(send(server, "POST / HT"))).startsWith("HTTP/1.1 408 ").contains("Connection: close");
        assertThat(rest(send(server, post("Content-Length: 9\r\n", "half")))).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void whoSaysNothingIsCutOff() throws IOException {
        HttpServer server = serve(LIMITS.within(Duration.ofMinutes(1), Duration.ofMillis(100)), new Echo());

        assertThat(rest(send(server, ""))).isEmpty();
    }

    @Test
    void whoDoesNotReadIsCutOff() throws Exception {
        byte[] much = new byte[32 << 20];
        HttpServer server = serve(LIMITS.within(Duration.ofMillis(100), Duration.ofMinutes(1)), new Echo() {
            @Override
            public Optional<HttpResponse> handle(HttpRequest request) {
                return request.target().equals("/a")
                        ? Optional.of(new HttpResponse(200, Map.of(), much))
                        : super.handle(request);
            }
        });
        Socket slow = send(server, post("", ""));
        slow.getInputStream().read();

        assertThat(get(server)).endsWith("GET /b ");
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (server.connections() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void theOldestIsCutOffWhenThereAreTooMany() throws IOException {
        HttpServer server = serve(LIMITS.withConnections(2), new Echo());
        Socket oldest = send(server, "POST / HT");
        String persistent = post("Content-Length: 1\r\n", "1");
        Socket second = send(server, persistent);
        second.getInputStream().read();
        send(server, persistent).getInputStream().read();

        assertThat(rest(oldest)).isEmpty();
    }

    @Test
    void requestsMayComeInAnyPieces() throws IOException {
        HttpServer server = serve(LIMITS, new Echo());
        String text = post("Transfer-Encoding: chunked\r\n", "3;a=b\r\nabc\r\n02\r\nde\r\n0\r\nTrailer: 1\r\n\r\n")
                + post("Connection: close\r\nContent-Length: 3\r\n", "fgh");
        Socket socket = send(server, "");
        socket.setTcpNoDelay(true);
        for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            socket.getOutputStream().write(octet);
        }
        String answers = rest(socket);
        String atOnce = rest(send(server, text));

        assertThat(answers).contains("POST /a abcde").endsWith("POST /a fgh");
        assertThat(atOnce).hasSameSizeAs(answers).contains("POST /a abcde").endsWith("POST /a fgh");
    }

    @Test
    void theBodyMayWaitForLeave() throws IOException {
        Socket socket = send(
                serve(LIMITS, new Echo()),
                post("Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n", ""));
        String leave = "HTTP/1.1 100 Continue\r\n\r\n";

        assertThat(new String(socket.getInputStream().readNBytes(leave.length()), StandardCharsets.US_ASCII))
                .isEqualTo(leave);
        socket.getOutputStream().write("ok".getBytes(StandardCharsets.US_ASCII));
        assertThat(rest(socket)).startsWith("HTTP/1.1 200 OK").endsWith("POST /a ok");
    }

    @Test
    void olderClientsAreAnsweredOnce() throws IOException {
        assertThat(exchange("POST /old HTTP/1.0\nContent-Length: 1\n\nx"))
                .startsWith("HTTP/1.1 200 OK\r\nDate: ")
                .contains("Content-Length: 11\r\n", "Connection: close\r\n")
                .endsWith("POST /old x");
    }

    @Test
    void headHasNoBody() throws IOException {
        assertThat(exchange("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .contains("Content-Length: 7\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET  / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1 \r\n\r\n",
                "G(T / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nName : value\r\n\r\n",
                "GET / HTTP/1.1\r\nName: value\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\n: value\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\ntoo long\r\n",
                "\u0016\u0003\u0001\u0002\n",
            })
    void whatIsNoRequestIsRefused(String text) throws IOException {
        assertThat(exchange(text)).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("Connection: close");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/2.0\r\n\r\n', 505",
        "'GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n', 501",
        "'POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n', 413",
        "'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n', 413",
        "'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n', 413",
    })
    void whatIsBeyondTheServerIsRefused(String text, int status) throws IOException {
        assertThat(exchange(text)).startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 700_000})
    void headsAreBounded(int length) throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nX: " + "x".repeat(length) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("65536");
        assertThat(exchange("GET / HTTP/1.1\r\n" + "X: x\r\n".repeat(length / 6) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void whoSendsTooMuchCanReadTheAnswer() throws Exception {
        HttpServer server = serve(LIMITS, new Echo());
        Socket socket = send(server, post("Content-Length: 8000000\r\n", "x".repeat(8_000_000)));

        assertThat(rest(socket)).startsWith("HTTP/1.1 413 ").endsWith("over 1000 octets");
    }

    @Test
    void whatIsUnderWayIsAnsweredBeforeTheEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        HttpServer server = serve(LIMITS, new Echo() {
            @Override
            public Optional<HttpResponse> handle(HttpRequest request) {
                begun.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.handle(request);
            }
        });
        Socket socket = send(server, post("Content-Length: 1\r\n", "1"));
        begun.await();
        Thread closer = new Thread(() -> server.close(Duration.ofMillis(PATIENCE_MILLIS)));
        closer.start();
        mayEnd.countDown();
        closer.join();

        assertThat(rest(socket)).startsWith("HTTP/1.1 200 OK").endsWith("POST /a 1");
        HttpServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 1, LIMITS, executor)
                .close();
    }

    @Test
    void aHandlerThatFailsIsAnswered() throws IOException {
        HttpServer server = serve(LIMITS, new Echo() {
            @Override
            public Optional<HttpResponse> handle(HttpRequest request) {
                if (request.target().equals("/a")) {
                    return Optional.empty();
                }
                throw new IllegalStateException("on purpose");
            }
        });

        assertThat(rest(send(server, post("", "")))).isEmpty();
        assertThat(rest(send(server, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")))
                .startsWith("HTTP/1.1 500 ");
    }
}
