package io.github.pcaconstrain.sandbox.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What a request says of itself besides its input.
 *
 * @param requestId as the answer's {@code x-amzn-RequestId} has it
 * @param region from the signature's credential scope, such as {@code us-east-1}
 * @param partition of ARNs in that region, such as {@code aws}
 * @param account of twelve digits; the sandbox has one, whoever signs
 * @param clock the sandbox's time
 */
public record RequestContext(String requestId, String region, String partition, String account, Clock clock) {
    /** The context of a call that comes from this process, in a region, which it checks. */
    public static RequestContext local(String region, String account, Clock clock) {
        SigningScope scope = new SigningScope(region, "");
        scope.requireRegion();
        return new RequestContext(UUID.randomUUID().toString(), region, scope.partition(), account, clock);
    }

    /** The sandbox's time. */
    public Instant now() {
        return clock.instant();
    }
}
