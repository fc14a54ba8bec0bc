package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.Meanwhile;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A client that is made while other things go on, and waited for by the first request. It reads the certificates that the JVM
 * trusts, which takes as long as it takes the SDK to make the client of a service.
 */
final class AwaitedHttpClient implements SdkHttpClient {
    private final Meanwhile<SdkHttpClient> made;

    AwaitedHttpClient(Supplier<SdkHttpClient> maker) {
        made = Meanwhile.of(maker);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return made.get().prepareRequest(request);
    }

    @Override
    public String clientName() {
        return "UrlConnection";
    }

    @Override
    public void close() {
        made.get().close();
    }
}
