package io.github.pcaconstrain.audit.source;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** What a TLS server sends: a handshake of the JDK's, and the search for an obsolete version. */
public final class TlsTarget {
    private TlsTarget() {}

    public static void read(byte[] input) {
        TlsEndpoint endpoint = new TlsEndpoint("tls.example", 443, TlsEndpoint.StartTls.NONE);
        try (Recorded server = new Recorded(input)) {
            new TlsSource("input", endpoint, Duration.ofSeconds(1)).handshake(server);
        } catch (IOException refused) {
            // as documented
        }
        try (Recorded server = new Recorded(input)) {
            Optional<String> version =
                    LegacyTls.version(server.getInputStream(), server.getOutputStream(), Optional.of("tls.example"));
            expect(input.length >= 11 || version.isEmpty(), () -> "a version in " + input.length + " octets");
        } catch (IOException refused) {
            // as documented
        }
    }

    /** A connection on which the server's octets are there from the start. */
    private static final class Recorded extends Socket {
        private final InputStream in;
        private final OutputStream out = new ByteArrayOutputStream();

        Recorded(byte[] octets) {
            in = new ByteArrayInputStream(octets);
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public synchronized void setSoTimeout(int timeout) {}

        @Override
        public synchronized int getSoTimeout() {
            return 0;
        }
    }
}
