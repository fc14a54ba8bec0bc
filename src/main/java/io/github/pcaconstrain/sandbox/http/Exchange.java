package io.github.pcaconstrain.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** One request and its answer. Collects the body up to its limit, then passes the complete request to the handler. */
final class Exchange implements AsyncServerExchangeHandler {
    private static final Logger LOG = System.getLogger(Exchange.class.getName());
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final HttpLimits limits;
    private final Connections connections;
    private final HttpHandler handler;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isRefused;
    private Optional<Incoming> incoming = Optional.empty();
    private volatile ByteBuffer output = ByteBuffer.allocate(0);

    Exchange(HttpLimits limits, Connections connections, HttpHandler handler) {
        this.limits = limits;
        this.connections = connections;
        this.handler = handler;
    }

    /** A request as the library has it. */
    private record Incoming(
            org.apache.hc.core5.http.HttpRequest head,
            ResponseChannel channel,
            HttpContext context,
            Connection connection) {
        /** The host of a target in absolute form replaces the header field (RFC 9112, section 3.2.2). */
        HttpRequest with(byte[] body) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (Header header : head.getHeaders()) {
                String value = header.getValue() == null ? "" : header.getValue();
                fields.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                        .add(value);
            }
            if (head.getAuthority() != null) {
                fields.put("host", List.of(head.getAuthority().toString()));
            }
            return new HttpRequest(head.getMethod(), head.getRequestUri(), new HttpHeaders(fields), body);
        }
    }

    @Override
    public void handleRequest(
            org.apache.hc.core5.http.HttpRequest head,
            EntityDetails entity,
            ResponseChannel channel,
            HttpContext context) {
        incoming = connections
                .with(HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress())
                .map(connection -> new Incoming(head, channel, context, connection));
        if (entity == null) {
            answer();
        } else if (entity.getContentLength() > limits.body()) {
            refuse();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE); // consume() accepts any amount
    }

    @Override
    public void consume(ByteBuffer octets) {
        if (isRefused) {
            octets.position(octets.limit()); // so that the client gets to read the reason
        } else if (octets.remaining() > limits.body() - body.size()) {
            refuse();
        } else {
            byte[] some = new byte[octets.remaining()];
            octets.get(some);
            body.writeBytes(some);
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        if (!isRefused) {
            answer();
        }
    }

    private void refuse() {
        isRefused = true;
        incoming.ifPresent(
                of -> send(of, handler.refuse(TOO_LARGE, "The request is over " + limits.body() + " octets")));
    }

    private void answer() {
        incoming.ifPresent(of -> {
            Connection connection = of.connection();
            HttpRequest request = of.with(body.toByteArray());
            connection.handle(() -> answer(request).ifPresentOrElse(response -> send(of, response), connection::close));
        });
    }

    private Optional<HttpResponse> answer(HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a request failed", e);
            return Optional.of(handler.refuse(INTERNAL, "An internal failure occurred"));
        }
    }

    private void send(Incoming of, HttpResponse response) {
        BasicHttpResponse head = new BasicHttpResponse(response.status());
        response.headers().forEach(head::addHeader);
        if (isRefused) {
            head.addHeader("Connection", "close");
        }
        output = ByteBuffer.wrap(response.body());
        EntityDetails entity = output.hasRemaining() ? new BasicEntityDetails(output.remaining(), null) : null;
        try {
            of.channel().sendResponse(head, entity, of.context());
        } catch (HttpException | IOException e) {
            LOG.log(Level.DEBUG, "an answer could not be sent", e);
            of.connection().close();
        }
    }

    @Override
    public int available() {
        return output.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(output);
        if (!output.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void failed(Exception cause) {
        LOG.log(Level.DEBUG, "a request broke off", cause);
    }

    @Override
    public void releaseResources() {}
}
