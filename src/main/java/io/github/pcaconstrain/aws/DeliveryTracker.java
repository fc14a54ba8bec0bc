package io.github.pcaconstrain.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Sees of the requests of a call whether one of them may have arrived without its answer coming back. The SDK sends a request
 * several times and tells of the last failure only, which may be a refused connection after a lost answer.
 */
final class DeliveryTracker implements SdkHttpClient {
    private static final int SERVER_ERROR = 500;

    /** A call and all of its attempts are made in one thread. */
    private static final ThreadLocal<Boolean> POSSIBLE = ThreadLocal.withInitial(() -> false);

    private final SdkHttpClient client;

    DeliveryTracker(SdkHttpClient client) {
        this.client = client;
    }

    /** A call begins in this thread. */
    static void begin() {
        POSSIBLE.set(false);
    }

    /** Whether a request since may have arrived, and was not answered. */
    static boolean isPossible() {
        return POSSIBLE.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    HttpExecuteResponse response = prepared.call();
                    if (response.httpResponse().statusCode() >= SERVER_ERROR) {
                        POSSIBLE.set(true);
                    }
                    return response;
                } catch (IOException e) {
                    if (!isBefore(e)) {
                        POSSIBLE.set(true);
                    }
                    throw e;
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    /** Whether there was no connection yet. */
    private static boolean isBefore(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof UnknownHostException
                    || each instanceof NoRouteToHostException
                    || each instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
