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
 * @param account of twelve digits, whose resources the operation is about
 * @param caller who signed the request
 * @param clock the sandbox's time
 * @param trace records what happens to the request
 */
public record RequestContext(
        String requestId,
        String region,
        String partition,
        String account,
        Caller caller,
        Clock clock,
        CallTrace trace) {
    /** Creates a context whose trace is not used. */
    public RequestContext(String requestId, String region, String partition, String account, Clock clock) {
        this(
                requestId,
                region,
                partition,
                account,
                Caller.user(account, partition, "sandbox"),
                clock,
                CallTrace.of(clock.instant()));
    }

    /** Creates the context of a call from this process, after checking the region. */
    public static RequestContext local(String region, String account, Clock clock) {
        SigningScope scope = new SigningScope(region, "", "");
        scope.requireRegion();
        return new RequestContext(UUID.randomUUID().toString(), region, scope.partition(), account, clock);
    }

    /** The same, at another time. */
    public RequestContext at(Clock other) {
        return new RequestContext(requestId, region, partition, account, caller, other, trace);
    }

    /** The same caller at the resources of another account, which has allowed it. */
    public RequestContext in(String owner) {
        return new RequestContext(requestId, region, partition, owner, caller, clock, trace);
    }

    /** The sandbox's time. */
    public Instant now() {
        return clock.instant();
    }
}
