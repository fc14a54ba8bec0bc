package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The chain that a TLS server sends. Every chain is taken, and none is trusted: the connection is closed as soon as the
 * certificates are there, and nothing is sent over it.
 */
public final class TlsSource implements Source {
    private final String name;
    private final TlsEndpoint endpoint;
    private final Duration timeout;
    private final List<byte[]> chain = new ArrayList<>();
    private Optional<String> problem = Optional.empty();
    private boolean asked;
    private volatile boolean expired;

    /**
     * A server.
     *
     * @param name what the user calls it
     * @param timeout for connecting and the handshake together
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
    public void read(Intake intake) {
        if (!asked) {
            asked = true;
            ask();
        }
        problem.ifPresent(why -> intake.unreadable(name, why));
        chain.forEach(der -> intake.der(name, der.clone()));
    }

    private void ask() {
        try (Socket socket = new Socket()) {
            // A read timeout alone would let a server send an octet now and then for ever.
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> expire(socket));
            int limit = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), limit);
            socket.setSoTimeout(limit);
            new StartTlsDialog(socket.getInputStream(), socket.getOutputStream()).run(endpoint.start());
            handshake(socket);
        } catch (UnknownHostException e) {
            problem = Optional.of("there is no such host");
        } catch (SocketTimeoutException e) {
            problem = Optional.of(late());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (chain.isEmpty()) {
                problem = Optional.of(expired ? late() : "no TLS connection: " + e.getMessage());
            }
        }
        if (chain.isEmpty() && problem.isEmpty()) {
            problem = Optional.of("it sent no certificate");
        }
    }

    private String late() {
        return "it did not answer within " + timeout.toSeconds() + " s";
    }

    private void expire(Socket socket) {
        expired = true;
        try {
            socket.close();
        } catch (IOException ignored) {
            // The reader of the socket learns of it.
            return;
        }
    }

    private void handshake(Socket socket) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Collector()}, null);
        try (SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, endpoint.host(), endpoint.port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            if (endpoint.host().matches(".*[A-Za-z].*") && endpoint.host().indexOf(':') < 0) {
                parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
            }
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }

    /** Keeps the chain and ends the handshake: an audit has no more to say to the server. */
    private final class Collector extends X509ExtendedTrustManager {
        private void collect(X509Certificate[] certificates) throws CertificateException {
            for (X509Certificate certificate : certificates) {
                try {
                    chain.add(certificate.getEncoded());
                } catch (CertificateEncodingException e) {
                    throw new IllegalStateException(e); // it was parsed from its encoding
                }
            }
            throw new CertificateException("an audit trusts no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, Socket socket)
                throws CertificateException {
            collect(certificates);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
                throws CertificateException {
            collect(certificates);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String type) throws CertificateException {
            collect(certificates);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("an audit is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("an audit is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String type) throws CertificateException {
            throw new CertificateException("an audit is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
