package io.github.pcaconstrain.aws;

import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.FunctionalUtils;

/** Creates the HTTP client for both services. */
final class HttpClients {
    /** How long to wait for a connection. */
    static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** How many KiB of an abandoned answer the JDK still reads, to be able to reuse the connection. */
    private static final String REST = "http.KeepAlive.remainingData";

    static {
        // By default it reads up to 512 KiB in another thread, holding a lock that closing the connection needs. Where
        // the rest comes octet by octet, a call whose time is up would wait for it for ever.
        if (System.getProperty(REST) == null) {
            System.setProperty(REST, "0");
        }
    }

    private HttpClients() {}

    /**
     * Creates a client for an endpoint, or for AWS.
     *
     * @param answer how long to wait for the next part of an answer
     */
    static SdkHttpClient of(Optional<URI> endpoint, Duration answer) {
        return endpoint.filter(HttpClients::isPlainAndHere).isPresent()
                ? UrlConnectionHttpClient.create(uri -> connect(uri, answer))
                : new DeferredHttpClient(() -> overTls(endpoint, answer));
    }

    /** Whether there was no connection in time, which the JDK tells from a missing answer by its words alone. */
    static boolean isConnecting(Throwable failure) {
        return failure instanceof SocketTimeoutException && "connect timed out".equalsIgnoreCase(failure.getMessage());
    }

    /**
     * Whether the endpoint is a sandbox on this machine, which needs neither a proxy nor TLS, whose classes take a
     * tenth of a second to load.
     */
    private static boolean isPlainAndHere(URI endpoint) {
        return "http".equals(endpoint.getScheme()) && isHere(endpoint);
    }

    private static boolean isHere(URI endpoint) {
        return endpoint.getHost() != null && HERE.contains(endpoint.getHost());
    }

    private static HttpURLConnection connect(URI uri, Duration answer) {
        return FunctionalUtils.invokeSafely(() -> {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) answer.toMillis());
            return connection;
        });
    }

    private static SdkHttpClient overTls(Optional<URI> endpoint, Duration answer) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(answer)
                .proxyConfiguration(proxy(endpoint))
                .build();
    }

    // The SDK uses HTTP_PROXY unless it is told to use HTTPS.
    private static ProxyConfiguration proxy(Optional<URI> endpoint) {
        boolean isHere = endpoint.filter(HttpClients::isHere).isPresent();
        return ProxyConfiguration.builder()
                .scheme(endpoint.map(URI::getScheme).orElse("https"))
                .useSystemPropertyValues(!isHere)
                .useEnvironmentVariablesValues(!isHere)
                .build();
    }
}
