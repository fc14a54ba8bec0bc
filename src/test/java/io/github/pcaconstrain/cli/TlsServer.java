package io.github.pcaconstrain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A TLS server on a free port of this machine that presents a chain, and may speak another protocol before. */
public final class TlsServer implements AutoCloseable {
    /** What the server says before TLS. */
    public enum Speech {
        TLS,
        SMTP,
        IMAP,
        LDAP,
        /** LDAP with each length in four octets. */
        ACTIVE_DIRECTORY,
        /** Accepts, and says nothing at all. */
        SILENT,
        /** Speaks, but not TLS. */
        BABBLING,
        /** SMTP without STARTTLS. */
        REFUSING,
        /** An endless greeting. */
        ENDLESS
    }

    private static final char[] PASSWORD = "secret".toCharArray();
    /** ExtendedResponse, message 1, success. */
    private static final byte[] LDAP_YES = HexFormat.of().parseHex("300c02010178070a010004000400");

    private static final byte[] LONG_LDAP_YES = HexFormat.of()
            .parseHex("3084000000280201017884000000" + "1f0a0100040004008a16"
                    + "312e332e362e312e342e312e313436362e3230303337");

    private final ServerSocket server;
    private final Speech speech;
    private final SSLContext context;

    public TlsServer(Speech speech, KeyPair keys, X509Certificate... chain) {
        this.speech = speech;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", keys.getPrivate(), PASSWORD, chain);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
        Thread thread = new Thread(this::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The endpoint as a user would write it. */
    public String name() {
        String scheme = switch (speech) {
            case SMTP, REFUSING, ENDLESS -> "smtp://";
            case IMAP -> "imap://";
            case LDAP, ACTIVE_DIRECTORY -> "ldap://";
            default -> "";
        };
        return scheme + "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                if (greet(socket)) {
                    handshake(socket);
                }
            } catch (IOException expected) {
                // A client that trusts nobody hangs up in the middle of the handshake.
            }
        }
    }

    private void handshake(Socket socket) throws IOException {
        try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, 0, false)) {
            tls.setUseClientMode(false);
            tls.startHandshake();
        }
    }

    private boolean greet(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        switch (speech) {
            case SMTP -> smtp(in, out, "220 go ahead");
            case REFUSING -> smtp(in, out, "502 not here");
            case IMAP -> {
                say(out, "* OK ready");
                line(in);
                say(out, "* CAPABILITY IMAP4rev1", "a1 OK begin");
            }
            case LDAP, ACTIVE_DIRECTORY -> {
                in.readNBytes(31);
                out.write(speech == Speech.LDAP ? LDAP_YES : LONG_LDAP_YES);
            }
            case SILENT -> in.readAllBytes();
            case BABBLING -> say(out, "HTTP/1.1 400 Bad Request", "");
            case ENDLESS -> {
                for (int i = 0; i < 1000; i++) {
                    say(out, "220-" + i);
                }
            }
            case TLS -> {}
        }
        return switch (speech) {
            case TLS, SMTP, IMAP, LDAP, ACTIVE_DIRECTORY -> true;
            case SILENT, BABBLING, REFUSING, ENDLESS -> false;
        };
    }

    private static void smtp(InputStream in, OutputStream out, String answer) throws IOException {
        say(out, "220-mail.example.com", "220 ready");
        line(in);
        say(out, "250-mail.example.com", "250 STARTTLS");
        line(in);
        say(out, answer);
    }

    private static void say(OutputStream out, String... lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }

    // Octet by octet: what follows is the handshake's.
    private static void line(InputStream in) throws IOException {
        int octet = in.read();
        while (octet >= 0 && octet != '\n') {
            octet = in.read();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
