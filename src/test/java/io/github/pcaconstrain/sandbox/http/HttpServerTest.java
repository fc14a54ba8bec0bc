package io.github.pcaconstrain.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that behave, that dawdle, and that send anything at all. */
class HttpServerTest {
    private static final int MAX_BODY = 1000;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final HttpLimits LIMITS = HttpLimits.ofBody(MAX_BODY);
    private static final HttpLimits IMPATIENT = LIMITS.within(Duration.ofMillis(300), Duration.ofMinutes(1));

    /** One thread, so that a client that kept it waiting would keep all clients waiting. */
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
        return serve(limits, executor, handler);
    }

    private HttpServer serve(HttpLimits limits, Executor threads, HttpHandler handler) throws IOException {
        HttpServer server =
                HttpServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100, limits, threads);
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

    /** All that comes until the server ends the connection, in whatever way. */
    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                octets.write(octet);
            }
        } catch (SocketException e) {
            // reset
        }
        return octets.toString(StandardCharsets.ISO_8859_1);
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
    void whoDoesNotFinishIsCutOff() throws IOException {
        HttpServer server = serve(IMPATIENT, new Echo());

        assertThat(rest(send(server, "POST / HT"))).isEmpty();
        assertThat(rest(send(server, post("Content-Length: 9\r\n", "half")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1\r\nX: ", "POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n"})
    void whoSendsAnOctetNowAndThenIsCutOff(String start) throws IOException {
        Socket socket = send(serve(IMPATIENT, new Echo()), start);
        socket.setSoTimeout(20);
        int octets = 0;
        try {
            while (octets < 1000 && goesOn(socket)) {
                socket.getOutputStream().write('x');
                octets++;
            }
        } catch (SocketException e) {
            // reset
        }
        assertThat(octets).isLessThan(1000);
    }

    private static boolean goesOn(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    @Test
    void whoSaysNothingIsCutOff() throws IOException {
        HttpServer server = serve(LIMITS.within(Duration.ofMinutes(1), Duration.ofMillis(100)), new Echo());

        assertThat(rest(send(server, ""))).isEmpty();
    }

    @Test
    void whoDoesNotReadIsCutOff() throws Exception {
        byte[] much = new byte[32 << 20];
        HttpServer server = serve(IMPATIENT, new Echo() {
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
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Date: ", "Content-Length: 11\r\n", "Connection: close\r\n")
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
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nName : value\r\n\r\n",
                "GET / HTTP/1.1\r\n: value\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "\u0016\u0003\u0001\u0002\n",
            })
    void whatIsNoRequestIsRefused(String text) throws IOException {
        assertThat(exchange(text)).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("Connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 1, 1\r\n\r\n",
                "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                "Transfer-Encoding: gzip\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nno size\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1\r\ntoo long\r\n",
            })
    void whoseEndCannotBeFoundIsCutOff(String text) throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\n" + text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1 \r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection:\r\n close\r\n\r\n",
            })
    void whatIsSloppyIsUnderstood(String text) throws IOException {
        assertThat(exchange(text)).startsWith("HTTP/1.1 200 OK").endsWith("GET / ");
    }

    @Test
    void onlyVersion1IsSpoken() throws IOException {
        assertThat(exchange("GET / HTTP/2.0\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1001\r\n\r\n",
                "Content-Length: 9999999999\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3e8\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n",
            })
    void bodiesAreBounded(String text) throws IOException {
        Socket socket = send(serve(IMPATIENT, new Echo()), "POST / HTTP/1.1\r\n" + text);
        if (text.contains("chunked")) {
            socket.getOutputStream().write(("x".repeat(1000) + "\r\n1\r\nx").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(rest(socket))
                .startsWith("HTTP/1.1 413 ")
                .contains("Connection: close")
                .endsWith("over 1000 octets");
    }

    @Test
    void headsAreBounded() throws IOException {
        String tooLong = "GET / HTTP/1.1\r\nX: " + "x".repeat(70_000);
        String tooMany = "GET / HTTP/1.1\r\n" + "X: x\r\n".repeat(101);

        assertThat(exchange(tooLong)).startsWith("HTTP/1.1 431 ");
        assertThat(exchange(tooLong + "\r\n\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(exchange(tooMany)).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void theHostOfTheTargetCounts() throws IOException {
        Socket socket = send(
                serve(LIMITS, new Echo() {
                    @Override
                    public Optional<HttpResponse> handle(HttpRequest request) {
                        String text =
                                request.target() + " of " + request.headers().all("Host");
                        return Optional.of(new HttpResponse(200, Map.of("X", text + "\r\nY: 1"), new byte[0]));
                    }
                }),
                "GET http://a.example:80/b%2Fc?d=%41&e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(rest(socket))
                .contains("\r\nX: /b%2Fc?d=%41&e of [a.example:80]", "\r\nContent-Length: 0\r\n")
                .doesNotContain("\nY:");
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
    void requestsOfAConnectionAreHandledInTurn() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        AtomicBoolean isInTurn = new AtomicBoolean();
        ExecutorService two = Executors.newFixedThreadPool(2);
        HttpServer server = serve(LIMITS, two, new Echo() {
            @Override
            public Optional<HttpResponse> handle(HttpRequest request) {
                try {
                    if (request.target().equals("/a")) {
                        isInTurn.set(!second.await(200, TimeUnit.MILLISECONDS));
                    } else {
                        second.countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.handle(request);
            }
        });

        String answers = rest(send(server, post("", "") + "GET /b HTTP/1.1\r\nConnection: close\r\n\r\n"));
        two.shutdown();
        assertThat(answers).contains("POST /a ").endsWith("GET /b ");
        assertThat(isInTurn).isTrue();
    }

    @Test
    void whoSendsTooManyRequestsAtOnceIsCutOff() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server = serve(LIMITS, new Echo() {
            @Override
            public Optional<HttpResponse> handle(HttpRequest request) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.handle(request);
            }
        });
        String answers = rest(send(server, post("", "").repeat(17)));
        end.countDown();

        assertThat(answers).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        InetSocketAddress taken = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), serve(LIMITS, new Echo()).port());

        assertThatThrownBy(() -> HttpServer.bind(taken, 1, LIMITS, executor))
                .isInstanceOf(IOException.class)
                .hasMessage("Address already in use");
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
