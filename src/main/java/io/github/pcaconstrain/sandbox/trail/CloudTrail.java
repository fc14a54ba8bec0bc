package io.github.pcaconstrain.sandbox.trail;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Records calls: what they asked for, by whom, and the result. A call that was done is recorded even if an injected fault
 * keeps its answer from the client.
 */
public final class CloudTrail implements Interceptor {
    private final Interceptor inner;
    private final TrailFolder folder;

    private CloudTrail(Interceptor inner, TrailFolder folder) {
        this.inner = inner;
        this.folder = folder;
    }

    /**
     * Records into a folder what passes another interceptor.
     *
     * @throws IOException if the folder cannot be created
     */
    public static CloudTrail of(Path folder, Interceptor inner) throws IOException {
        return new CloudTrail(inner, TrailFolder.open(folder));
    }

    @Override
    public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
        return inner.around(context, operation, input, next);
    }

    @Override
    public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
        AtomicReference<@Nullable JsonNode> done = new AtomicReference<>();
        @Nullable AwsError failed = null;
        try {
            return inner.around(context, call, () -> {
                JsonNode output = next.get();
                done.set(output);
                return output;
            });
        } catch (AwsError e) {
            failed = e;
            throw e;
        } finally {
            record(context, call, done.get(), failed);
        }
    }

    private void record(RequestContext context, Call call, @Nullable JsonNode output, @Nullable AwsError error) {
        String account = context.caller().account();
        if (output != null) {
            folder.add(
                    account,
                    context.region(),
                    context.now(),
                    CallRecord.of(context, call).answered(output));
            context.trace()
                    .takeIssued()
                    .ifPresent(pem -> IssuanceRecord.of(context, call, output, pem)
                            .forEach((recipient, record) ->
                                    folder.add(recipient, context.region(), context.now(), record)));
        } else if (error != null) {
            folder.add(
                    account,
                    context.region(),
                    context.now(),
                    CallRecord.of(context, call).refused(error));
        }
    }

    @Override
    public void close() {
        inner.close();
        folder.close();
    }
}
