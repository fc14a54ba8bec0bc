package io.github.pcaconstrain.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A server that takes every request, and does not answer as a server should. */
final class BrokenEndpoint implements AutoCloseable {
    /** What it does with a request. */
    enum Behaviour {
        SAYS_NOTHING {
            @Override
            void answer(OutputStream out) throws InterruptedException {
                Thread.sleep(FOREVER);
            }
        },
        DRIPS_HEADERS {
            @Override
            void answer(OutputStream out) throws IOException, InterruptedException {
                text(out, "HTTP/1.1 200 OK\r\nX-Drip: ");
                drip(out, 'x');
            }
        },
        DRIPS_A_BODY {
            @Override
            void answer(OutputStream out) throws IOException, InterruptedException {
                text(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{");
                drip(out, ' ');
            }
        },
        CUTS_THE_BODY {
            @Override
            void answer(OutputStream out) throws IOException {
                text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"CertificateArn\": \"arn:aws");
            }
        },
        CUTS_A_CHUNK {
            @Override
            void answer(OutputStream out) throws IOException {
                text(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"CertificateArn\": \"arn:aws");
            }
        },
        NEVER_ENDS {
            @Override
            void answer(OutputStream out) throws IOException {
                text(out, "HTTP/1.1 200 OK\r\n\r\n{\"CertificateArn\": \"");
                byte[] much = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 1 << 10; i++) {
                    out.write(much);
                }
            }
        },
        SENDS_A_BOMB {
            @Override
            void answer(OutputStream out) throws IOException {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (OutputStream unpacked = new GZIPOutputStream(packed)) {
                    unpacked.write(new byte[32 << 20]);
                }
                text(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
                packed.writeTo(out);
            }
        },
        NESTS_DEEPLY {
            @Override
            void answer(OutputStream out) throws IOException {
                String body = "{\"CertificateArn\": " + "[".repeat(500_000);
                text(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            }
        };

        abstract void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private static final long FOREVER = 3_600_000;
    private static final long DRIP = 20;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Thread> threads = new ArrayList<>();
    private final Behaviour behaviour;
    private volatile boolean isAsked;

    BrokenEndpoint(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Whether a request has arrived. */
    boolean isAsked() {
        return isAsked;
    }

    private synchronized void start(Runnable work) {
        Thread thread = new Thread(work, "broken-endpoint");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            readRequest(socket.getInputStream());
            isAsked = true;
            behaviour.answer(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException given) {
            // The client has given up, or the test is over.
        }
    }

    /** A request whose body is left unread would have the connection reset, and what was answered thrown away. */
    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the request is cut off");
            }
            head.append((char) octet);
        }
        for (String line : head.toString().split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                in.readNBytes(
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()));
            }
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void drip(OutputStream out, int octet) throws IOException, InterruptedException {
        while (true) {
            out.write(octet);
            out.flush();
            Thread.sleep(DRIP);
        }
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.forEach(Thread::interrupt);
    }
}
