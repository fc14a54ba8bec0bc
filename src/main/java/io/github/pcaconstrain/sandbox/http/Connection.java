package io.github.pcaconstrain.sandbox.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's connection. All of it runs in the server's own thread, and none of it waits. */
final class Connection {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TIMEOUT = 408;

    /** How long the client may take to read the last answer, before the connection is cut off. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** Octets to be written at once: every write copies all that it is given. */
    private static final int PIECE = 128 << 10;

    private enum Phase {
        READING,
        HANDLING,
        WRITING,
        LINGERING,
        CLOSED
    }

    /** Whoever has the connection. */
    interface Owner {
        /** Has a request answered by {@link Connection#answer}; false if no other may begin, and the connection is closed. */
        boolean submit(Connection connection, HttpRequest request);

        HttpResponse refuse(int status, String message);

        /** The answer to a request that was submitted is written, or never will be. */
        void answered();

        void closed(Connection connection);
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final HttpLimits limits;
    private final Owner owner;
    private Phase phase = Phase.READING;
    private RequestParser parser;
    private ByteBuffer rest = ByteBuffer.allocate(0); // came after the request that is being answered
    private ByteBuffer output = ByteBuffer.allocate(0);
    private @Nullable HttpRequest request;
    private boolean isPersistent;
    private boolean hasContinued;
    private boolean isUnderWay; // submitted, and not yet written
    private long since;

    Connection(SocketChannel channel, SelectionKey key, HttpLimits limits, Owner owner) {
        this.channel = channel;
        this.key = key;
        this.limits = limits;
        this.owner = owner;
        this.parser = new RequestParser(limits);
        this.since = System.nanoTime();
    }

    /** Whether it waits for the client. */
    boolean isWaiting() {
        return phase != Phase.HANDLING;
    }

    /** Since when, by {@link System#nanoTime}. */
    long waitingSince() {
        return since;
    }

    private void enter(Phase next, int interest) {
        phase = next;
        since = System.nanoTime();
        key.interestOps(interest);
    }

    /** Does what the channel is ready for. */
    void proceed(ByteBuffer buffer) {
        try {
            if (phase == Phase.WRITING) {
                write(buffer);
            } else if (phase == Phase.READING || phase == Phase.LINGERING) {
                read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            close(); // the client has gone
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            close();
        } else if (phase == Phase.READING) {
            parse(buffer.flip(), buffer);
        }
    }

    private void parse(ByteBuffer octets, ByteBuffer buffer) throws IOException {
        boolean isFirst = !parser.hasBegun();
        try {
            request = parser.feed(octets);
            if (isFirst && parser.hasBegun()) {
                since = System.nanoTime();
            }
            if (request != null) {
                rest = copy(octets);
                isPersistent = request.isPersistent();
                enter(Phase.HANDLING, 0);
                isUnderWay = owner.submit(this, request);
            } else if (!hasContinued && parser.awaitsContinue()) {
                hasContinued = true;
                channel.write(ByteBuffer.wrap(CONTINUE)); // so little that it always fits
            }
        } catch (BadRequestException e) {
            refuse(e.status(), e.getMessage(), buffer);
        }
    }

    private static ByteBuffer copy(ByteBuffer octets) {
        return ByteBuffer.allocate(octets.remaining()).put(octets).flip();
    }

    private void refuse(int status, String message, ByteBuffer buffer) throws IOException {
        isPersistent = false;
        output = ResponseWriter.write(owner.refuse(status, message), false, true);
        enter(Phase.WRITING, SelectionKey.OP_WRITE);
        write(buffer);
    }

    /** Writes the answer to the request that was submitted; without one, closes the connection. */
    void answer(Optional<HttpResponse> response, ByteBuffer buffer) {
        HttpRequest answered = request;
        if (phase != Phase.HANDLING || answered == null) {
            return;
        }
        if (response.isEmpty()) {
            close();
            return;
        }
        request = null;
        boolean hasBody = !answered.method().equals("HEAD");
        output = ResponseWriter.write(response.get(), isPersistent, hasBody);
        enter(Phase.WRITING, SelectionKey.OP_WRITE);
        proceed(buffer);
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (output.hasRemaining()) {
            ByteBuffer piece = output.slice(output.position(), Math.min(PIECE, output.remaining()));
            output.position(output.position() + channel.write(piece));
            if (piece.hasRemaining()) {
                return;
            }
        }
        release();
        if (!isPersistent) {
            // Closed with octets unread, a connection is reset, and the client may never see the answer.
            channel.shutdownOutput();
            enter(Phase.LINGERING, SelectionKey.OP_READ);
            return;
        }
        output = ByteBuffer.allocate(0);
        parser = new RequestParser(limits);
        hasContinued = false;
        enter(Phase.READING, SelectionKey.OP_READ);
        ByteBuffer next = rest;
        rest = ByteBuffer.allocate(0);
        if (next.hasRemaining()) {
            parse(next, buffer);
        }
    }

    /** Ends it if the client has had its time. */
    void expire(long now) {
        if (now - since < patience().toNanos()) {
            return;
        }
        if (phase == Phase.READING && parser.hasBegun()) {
            try {
                refuse(TIMEOUT, "The request was not complete in time", ByteBuffer.allocate(0));
            } catch (IOException e) {
                close();
            }
        } else {
            close();
        }
    }

    private Duration patience() {
        return switch (phase) {
            case READING -> parser.hasBegun() ? limits.requestTime() : limits.idleTime();
            case WRITING -> limits.requestTime();
            case LINGERING -> LINGER;
            case HANDLING, CLOSED -> Duration.ofNanos(Long.MAX_VALUE);
        };
    }

    private void release() {
        if (isUnderWay) {
            isUnderWay = false;
            owner.answered();
        }
    }

    void close() {
        if (phase != Phase.CLOSED) {
            phase = Phase.CLOSED;
            release();
            key.cancel();
            closeQuietly(channel);
            owner.closed(this);
        }
    }

    static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // there is nothing left to lose
        }
    }
}
