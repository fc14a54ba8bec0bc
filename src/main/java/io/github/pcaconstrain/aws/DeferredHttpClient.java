package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A client that is created in the background, and for which the first request waits. Creating it reads the certificates
 * that the JVM trusts, which takes as long as it takes the SDK to create the client of a service.
 */
final class DeferredHttpClient implements SdkHttpClient {
    private final BackgroundCall<SdkHttpClient> made;

    DeferredHttpClient(Supplier<SdkHttpClient> maker) {
        made = BackgroundCall.of(maker);
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
