package io.github.pcaconstrain.sandbox.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Serves HTTP/1.1 on one address, with the non-blocking server of Apache HttpComponents Core.
 *
 * <p>One thread of its own reads and writes all connections. The threads of the executor see only complete requests.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    private final HttpAsyncServer server;
    private final Connections connections;
    private final CompletableFuture<HttpHandler> handler;
    private final int port;

    private HttpServer(
            HttpAsyncServer server, Connections connections, CompletableFuture<HttpHandler> handler, int port) {
        this.server = server;
        this.connections = connections;
        this.handler = handler;
        this.port = port;
    }

    /**
     * Creates a server that is bound to its address but does not answer yet.
     * @param backlog the number of connections that may wait to be accepted
     * @param executor runs the handler
     * @throws IOException if it cannot bind to the address
     */
    public static HttpServer bind(InetSocketAddress address, int backlog, HttpLimits limits, Executor executor)
            throws IOException {
        Connections connections = new Connections(limits, executor);
        CompletableFuture<HttpHandler> handler = new CompletableFuture<>();
        HttpAsyncServer server = AsyncServerBootstrap.bootstrap()
                .setCanonicalHostName(address.getHostString()) // otherwise, the name service is asked for one
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setBacklogSize(backlog)
                        .setSoReuseAddress(true)
                        .setSoTimeout(Timeout.DISABLED) // timeouts are left to Connections
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(limits.line())
                        .setMaxHeaderCount(limits.fields())
                        .build())
                .setHttpProcessor(processor())
                .setRequestRouter((request, context) -> {
                    HttpHandler started =
                            handler.join(); // this takes only a moment: the server is started right after it is bound
                    return () -> new Exchange(limits, connections, started);
                })
                .setIOSessionListener(connections)
                .setStreamListener(connections)
                .setExceptionCallback(e -> LOG.log(Level.DEBUG, "a connection failed", e))
                .create();
        server.start();
        try {
            return new HttpServer(server, connections, handler, listen(server, address));
        } catch (IOException | RuntimeException e) {
            server.close(CloseMode.IMMEDIATE);
            throw e;
        }
    }

    /** Starts to answer. */
    public void start(HttpHandler answering) {
        connections.start();
        handler.complete(answering);
    }

    private static int listen(HttpAsyncServer server, InetSocketAddress address) throws IOException {
        try {
            var endpoint = server.listen(address, URIScheme.HTTP).get();
            return ((InetSocketAddress) endpoint.getAddress()).getPort();
        } catch (ExecutionException e) {
            String message =
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage());
            // The library puts its settings before the system's message, such as "Address already in use".
            throw new IOException(
                    message.substring(message.lastIndexOf(": ") + 1).strip(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    // The library's own choice would also check Host, which is for the handler, and close the connection with every
    // 400,
    // which is how AWS says that a certificate is not there yet.
    private static HttpProcessor processor() {
        return HttpProcessorBuilder.create()
                .addAll(ResponseDate.INSTANCE, ResponseContent.INSTANCE, HttpServer::announceClose)
                .add(HttpServer::requireOneLength)
                .build();
    }

    private static void announceClose(HttpResponse response, EntityDetails entity, HttpContext context) {
        HttpRequest request = HttpCoreContext.cast(context).getRequest();
        if (!DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    // A proxy in between may have used the other one (RFC 9112, section 6.1).
    private static void requireOneLength(HttpRequest request, EntityDetails entity, HttpContext context)
            throws ProtocolException {
        if (request.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                && request.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
            throw new ProtocolException("The request has both Content-Length and Transfer-Encoding");
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The number of open connections. */
    int connections() {
        return connections.count();
    }

    /**
     * Accepts no new requests, waits until those in progress are answered, and closes the port.
     *
     * @param patience how long to wait at most
     */
    public void close(Duration patience) {
        try {
            server.initiateShutdown();
            server.awaitShutdown(TimeValue.ofMilliseconds(patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Closes the port, even if requests are in progress. */
    @Override
    public void close() {
        handler.cancel(false);
        connections.close();
        server.close(CloseMode.IMMEDIATE);
    }
}
