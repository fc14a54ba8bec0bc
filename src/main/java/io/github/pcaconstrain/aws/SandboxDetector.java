package io.github.pcaconstrain.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Detects whether a sandbox answers: it says so in every answer, and AWS does not. */
final class SandboxDetector implements ExecutionInterceptor {
    private static final String SANDBOX = "pca-constrain-sandbox";

    private volatile boolean seen;

    /** Whether a sandbox has answered. */
    boolean isSandbox() {
        return seen;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        seen |= context.httpResponse()
                .firstMatchingHeader("Server")
                .filter(SANDBOX::equals)
                .isPresent();
    }
}
