package io.github.pcaconstrain.sandbox.http;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * What a client sends over a connection, which it then closes: the server answers the next client. Most clients close their side at once,
 * so that the server ends the connection when it has read everything. Where it waits for more all the same, and for the other clients, a
 * moment is waited.
 */
public final class HttpTarget {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOMENT_MILLIS = 5;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** After so many inputs, it is seen whether the server still answers, and of the inputs one in so many keeps its side open. */
    private static final int OFTEN = 16;

    private static final HttpServer SERVER = serve();
    private static int count;

    private HttpTarget() {}

    public static void read(byte[] input) throws IOException {
        exchange(input, MOMENT_MILLIS, input.length % OFTEN != 0);
        if (count++ % OFTEN == 0) {
            String answer = exchange(REQUEST, PATIENCE_MILLIS, false);
            expect(answer.startsWith("HTTP/1.1 200 "), () -> "then it answered '" + answer + "'");
        }
    }

    /** What it answers until it ends the connection, or is silent for so long. */
    private static String exchange(byte[] request, int patience, boolean endsItsSide) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
            socket.setSoTimeout(patience);
            socket.setSoLinger(true, 0); // otherwise every port would be in use for a minute afterwards
            socket.getOutputStream().write(request);
            if (endsItsSide) {
                socket.shutdownOutput();
            }
            socket.getInputStream().transferTo(answer);
        } catch (SocketException | SocketTimeoutException end) {
            // it has refused the rest, or waits for more
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.bind(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    100,
                    HttpLimits.ofBody(1000),
                    Executors.newSingleThreadExecutor(task -> {
                        Thread thread = new Thread(task, "http-target");
                        thread.setDaemon(true);
                        return thread;
                    }));
            server.start(new Brief());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Brief implements HttpHandler {
        @Override
        public Optional<HttpResponse> handle(HttpRequest request) {
            return Optional.of(new HttpResponse(200, Map.of(), new byte[] {'a'}));
        }

        @Override
        public HttpResponse refuse(int status, String message) {
            return new HttpResponse(status, Map.of(), new byte[0]);
        }
    }
}
