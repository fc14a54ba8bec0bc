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
 * Fetches what a certificate names, which somebody else has chosen: by plain HTTP alone, without following redirects,
 * for a limited time, and no more than so many octets.
 *
 * @param limit how long one address may take in all, looking up its name included
 */
record Download(Duration limit) {
    private static final int CONNECT_MILLISECONDS = 5_000;

    /**
     * Fetches.
     *
     * @param body what is sent, as an OCSP request; a GET without it
     * @throws IOException with a message for a reader, if it cannot be had
     */
    byte[] fetch(String address, Optional<byte[]> body, int maxOctets) throws IOException {
        URI uri = http(address);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        // A thread of its own, as looking up a name cannot be given a limit; one that is still waiting ends with the
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
            throw new IOException("it is no URI");
        }
        throw new IOException("only http is fetched");
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
