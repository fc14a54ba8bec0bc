package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The chain that a TLS server sends. Any chain is accepted and none is trusted: the connection is closed as soon as the
 * certificates have arrived, and no data is sent over it.
 */
public final class TlsSource implements Source {
    private static final SSLContext CONTEXT = context();

    private final String name;
    private final TlsEndpoint endpoint;
    private final Duration timeout;
    private final List<byte[]> chain = new ArrayList<>();
    private Optional<Problem> problem = Optional.empty();
    private boolean asked;
    private volatile boolean expired;

    /**
     * Creates a source.
     *
     * @param name the name that the user gave
     * @param timeout the time limit for connecting and the handshake together
     */
    public TlsSource(String name, TlsEndpoint endpoint, Duration timeout) {
        this.name = name;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(SourceSink sink) {
        if (!asked) {
            asked = true;
            ask();
        }
        problem.ifPresent(found -> sink.unreadable(name, found.why(), found.fix()));
        chain.forEach(der -> sink.der(name, der.clone()));
    }

    private void ask() {
        try {
            connect(this::handshake);
        } catch (SSLException e) {
            refused(e);
        } catch (IOException | RuntimeException e) {
            problem = Optional.of(reason(e));
        }
        if (!chain.isEmpty()) {
            problem = Optional.empty();
        } else if (problem.isEmpty()) {
            problem = Optional.of(new Problem("it sent no certificate", UnreadableFix.SERVER));
        }
    }

    private void refused(SSLException refusal) {
        problem = Optional.of(reason(refusal));
        if (!chain.isEmpty() || expired) {
            return;
        }
        try {
            connect(socket -> LegacyTls.version(
                            socket.getInputStream(), socket.getOutputStream(), endpoint.serverName())
                    .ifPresent(version -> problem = Optional.of(new Problem(
                            "it speaks only " + version
                                    + ", which is obsolete (RFC 8996); TLS 1.2 or newer is required",
                            "enable TLS 1.2 or newer on the server"))));
        } catch (IOException | RuntimeException e) {
            // The first failure is reported: this was only meant to explain it.
            return;
        }
    }

    private Problem reason(Exception e) {
        if (e instanceof UnknownHostException) {
            return new Problem("there is no such host", UnreadableFix.HOST);
        }
        if (expired || e instanceof SocketTimeoutException) {
            return new Problem("it did not answer within " + timeout.toSeconds() + " s", UnreadableFix.TIMEOUT);
        }
        if (e instanceof ConnectException) {
            return new Problem("no connection: " + e.getMessage(), UnreadableFix.SERVER);
        }
        boolean isNotTls = String.valueOf(e.getMessage()).contains("Unsupported or unrecognized SSL message");
        return isNotTls
                ? new Problem("the service on this port does not speak TLS", UnreadableFix.PROTOCOL)
                : new Problem("no TLS connection: " + e.getMessage(), UnreadableFix.SERVER);
    }

    /** Why no chain was received, and what the user can do about it. */
    private record Problem(String why, String fix) {}

    private interface Conversation {
        void run(Socket socket) throws IOException;
    }

    private void connect(Conversation conversation) throws IOException {
        try (Socket socket = new Socket()) {
            // With a read timeout alone, a server could send an octet now and then forever.
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> expire(socket));
            int limit = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
            socket.connect(address(), limit);
            socket.setSoTimeout(limit);
            new StartTlsDialog(socket.getInputStream(), socket.getOutputStream()).run(endpoint.start());
            conversation.run(socket);
        }
    }

    /** A name with a trailing dot is not found in files such as /etc/hosts, so it is also tried without the dot. */
    private InetSocketAddress address() {
        InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
        return address.isUnresolved()
                ? endpoint.serverName()
                        .map(name -> new InetSocketAddress(name, endpoint.port()))
                        .orElse(address)
                : address;
    }

    private void expire(Socket socket) {
        expired = true;
        try {
            socket.close();
        } catch (IOException ignored) {
            // The thread that reads from the socket gets the exception.
            return;
        }
    }

    void handshake(Socket socket) throws IOException {
        String host = endpoint.serverName().orElse(endpoint.host());
        try (SSLSocket tls = (SSLSocket) CONTEXT.getSocketFactory().createSocket(socket, host, endpoint.port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            endpoint.serverName().ifPresent(name -> parameters.setServerNames(List.of(new ServerName(name))));
            tls.setSSLParameters(parameters);
            ReceivedCertificates.during(tls::startHandshake, chain);
        }
    }

    /** The host_name of RFC 6066, section 3. The JDK sends none for a name with an underscore. */
    private static final class ServerName extends SNIServerName {
        ServerName(String host) {
            super(StandardConstants.SNI_HOST_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new NoTrust()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** Ends the handshake once the certificates have arrived: an audit has nothing else to send. */
    private static final class NoTrust extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("an audit trusts no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("an audit trusts no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type) throws CertificateException {
            throw new CertificateException("an audit trusts no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("an audit is not a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("an audit is not a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type) throws CertificateException {
            throw new CertificateException("an audit is not a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
