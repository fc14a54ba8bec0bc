package io.github.pcaconstrain.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches from an address in a certificate, which somebody else has chosen: only by plain HTTP, without following
 * redirects, and with limits on time and size.
 *
 * @param limit the time limit for one address in total, including the DNS look-up
 */
record Download(Duration limit) {
    private static final int CONNECT_MILLISECONDS = 5_000;

    /**
     * Fetches an address.
     *
     * @param body the body of a POST, such as an OCSP request; empty for a GET
     * @throws IOException with a message for the user, if the address cannot be fetched
     */
    byte[] fetch(String address, Optional<byte[]> body, int maxOctets) throws IOException {
        URI uri = http(address);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        // Uses a separate thread, because a DNS look-up has no time limit. A thread that is still waiting ends with the
        // process.
        Thread thread = new Thread(() -> complete(answer, uri, body, maxOctets), "download");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(words(cause), cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private void complete(CompletableFuture<byte[]> answer, URI uri, Optional<byte[]> body, int maxOctets) {
        try {
            answer.complete(exchange(uri, body, maxOctets));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static URI http(String address) throws IOException {
        try {
            URI uri = new URI(address);
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IOException("it is not a URI");
        }
        throw new IOException("only http is supported");
    }

    private byte[] exchange(URI uri, Optional<byte[]> body, int maxOctets) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setConnectTimeout(CONNECT_MILLISECONDS);
            connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            if (body.isPresent()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/ocsp-request");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.get());
                }
            }
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("HTTP status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                byte[] answer = in.readNBytes(maxOctets + 1);
                if (answer.length > maxOctets) {
                    throw new IOException("more than " + maxOctets + " octets");
                }
                return answer;
            }
        } finally {
            connection.disconnect();
        }
    }

    private static String words(IOException e) {
        return e instanceof java.net.UnknownHostException
                ? "no such host"
                : e instanceof java.net.ConnectException ? "the connection failed" : String.valueOf(e.getMessage());
    }
}
