package io.github.pcaconstrain.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSL as a TLS server on a free port of this machine; unlike the JDK's it presents whatever octets it is given. */
public final class OpenSslServer implements AutoCloseable {
    private static final String ACCEPTS = "ACCEPT 127.0.0.1:";

    private final Process process;
    private final int port;

    /**
     * Starts a server and waits until it accepts connections.
     *
     * @param folder where its certificates and its key are written
     * @param leaf its certificate in PEM
     * @param cas what it sends after it, in PEM
     */
    public OpenSslServer(Path folder, PrivateKey key, String leaf, String cas, String... options) {
        List<String> command = new ArrayList<>(
                List.of("openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", "server.pem", "-key", "server.key"));
        command.addAll(List.of("-cert_chain", "cas.pem"));
        command.addAll(List.of(options));
        try {
            Files.writeString(folder.resolve("server.pem"), leaf);
            Files.writeString(folder.resolve("cas.pem"), cas);
            Files.writeString(
                    folder.resolve("server.key"),
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            port = port(process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(ACCEPTS)) {
                return Integer.parseInt(line.substring(ACCEPTS.length()));
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("no server: " + all);
    }

    public int port() {
        return port;
    }

    public String name() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
