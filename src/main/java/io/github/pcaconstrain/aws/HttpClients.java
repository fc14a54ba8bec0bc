package io.github.pcaconstrain.aws;

import java.net.HttpURLConnection;
import java.net.Proxy;
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
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private HttpClients() {}

    /** Creates a client for an endpoint, or for AWS. */
    static SdkHttpClient of(Optional<URI> endpoint) {
        return endpoint.filter(HttpClients::isPlainAndHere).isPresent()
                ? UrlConnectionHttpClient.create(HttpClients::connect)
                : new DeferredHttpClient(() -> overTls(endpoint));
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

    private static HttpURLConnection connect(URI uri) {
        return FunctionalUtils.invokeSafely(() -> {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) ANSWER.toMillis());
            return connection;
        });
    }

    private static SdkHttpClient overTls(Optional<URI> endpoint) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
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
