package io.github.pcaconstrain.sandbox.trail;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor.Call;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of a call (CloudTrail User Guide, "CloudTrail record contents"; AWS Private CA User Guide, "Logging AWS
 * Private CA API calls using AWS CloudTrail").
 */
final class CallRecord {
    private static final String VERSION = "1.11";
    private static final String ACM = "acm.amazonaws.com";
    private static final Set<String> READING = Set.of("Describe", "Get", "List", "Search");

    private final RequestContext context;
    private final Call call;

    private CallRecord(RequestContext context, Call call) {
        this.context = context;
        this.call = call;
    }

    static CallRecord of(RequestContext context, Call call) {
        return new CallRecord(context, call);
    }

    ObjectNode answered(JsonNode output) {
        ObjectNode record = begun();
        record.set("requestParameters", RecordedJson.request(call.input()));
        // What a call only reads is not recorded.
        if (isReading() || output.isMissingNode() || output.isEmpty()) {
            record.putNull("responseElements");
        } else {
            record.set("responseElements", RecordedJson.response(output));
        }
        return ended(record);
    }

    ObjectNode refused(AwsError error) {
        ObjectNode record = begun();
        record.put("errorCode", error.code()).put("errorMessage", error.getMessage());
        record.set("requestParameters", RecordedJson.request(call.input()));
        record.putNull("responseElements");
        return ended(record);
    }

    private ObjectNode begun() {
        ObjectNode record = Json.object().put("eventVersion", VERSION);
        record.set(
                "userIdentity",
                call.isInner()
                        ? CallerIdentity.ofService(ACM)
                        : CallerIdentity.of(context.caller(), context.trace().accessKey()));
        return record.put(
                        "eventTime",
                        context.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", call.service() + ".amazonaws.com")
                .put("eventName", call.operation())
                .put("awsRegion", context.region())
                .put("sourceIPAddress", call.isInner() ? ACM : "127.0.0.1")
                .put("userAgent", call.isInner() ? ACM : context.trace().userAgent());
    }

    private ObjectNode ended(ObjectNode record) {
        return record.put("requestID", context.requestId())
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", isReading())
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", context.caller().account())
                .put("eventCategory", "Management");
    }

    private boolean isReading() {
        return READING.stream().anyMatch(call.operation()::startsWith);
    }
}
