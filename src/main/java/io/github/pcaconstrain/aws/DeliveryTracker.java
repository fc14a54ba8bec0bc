package io.github.pcaconstrain.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Tracks whether one of the requests of a call may have arrived although its answer did not come back. The SDK sends a
 * request several times and reports only the last failure, which may be a refused connection after a lost answer.
 */
final class DeliveryTracker implements SdkHttpClient {
    private static final int REFUSAL = 400;
    private static final int SERVER_ERROR = 500;

    /** A call and all of its attempts run in one thread. */
    private static final ThreadLocal<Boolean> POSSIBLE = ThreadLocal.withInitial(() -> false);

    private final SdkHttpClient client;

    DeliveryTracker(SdkHttpClient client) {
        this.client = client;
    }

    /** Starts a call in this thread. */
    static void begin() {
        POSSIBLE.set(false);
    }

    /** Whether a request since then may have arrived without an answer. */
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
                    return watched(response);
                } catch (IOException | RuntimeException e) { // the SDK aborts what takes too long with either
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

    /** Until its end has been read, an answer that does not refuse is as lost as one that does not come. */
    private static HttpExecuteResponse watched(HttpExecuteResponse response) {
        SdkHttpResponse head = response.httpResponse();
        boolean isRefusal = head.statusCode() >= REFUSAL && head.statusCode() < SERVER_ERROR;
        boolean isKnown = isRefusal
                || (head.statusCode() < REFUSAL && response.responseBody().isEmpty());
        boolean before = POSSIBLE.get();
        POSSIBLE.set(before || !isKnown);
        Runnable onWhole = () -> POSSIBLE.set(before || head.statusCode() >= SERVER_ERROR);
        return response.responseBody()
                .map(body -> HttpExecuteResponse.builder()
                        .response(head)
                        .responseBody(AnswerBody.of(body, length(head), onWhole))
                        .build())
                .orElse(response);
    }

    private static OptionalLong length(SdkHttpResponse head) {
        try {
            return head.firstMatchingHeader("Content-Length").stream()
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether there was no connection yet. */
    private static boolean isBefore(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof UnknownHostException
                    || each instanceof NoRouteToHostException
                    || each instanceof SSLException
                    || HttpClients.isConnecting(each)) {
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
