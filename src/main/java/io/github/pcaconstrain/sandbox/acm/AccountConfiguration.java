package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GetAccountConfiguration and PutAccountConfiguration. The configuration is kept and returned but has no effect, since
 * no events are sent.
 */
record AccountConfiguration(Store store) {
    /** "By default, accounts receive events starting 45 days before certificate expiration." */
    private static final int DEFAULT_DAYS = 45;

    private record Stored(int daysBeforeExpiry) {}

    private static String name(RequestContext context) {
        return context.account() + "/" + context.region() + "/acm-account/configuration.json";
    }

    JsonNode get(RequestContext context, JsonNode input) {
        int days = StoredRecord.read(store, name(context), Stored.class)
                .map(Stored::daysBeforeExpiry)
                .orElse(DEFAULT_DAYS);
        ObjectNode output = Json.object();
        output.putObject("ExpiryEvents").put("DaysBeforeExpiry", days);
        return output;
    }

    // The token makes no difference: repeating a request has the same result.
    JsonNode put(RequestContext context, JsonNode input) {
        JsonNode days = Json.member(Json.member(input, "ExpiryEvents"), "DaysBeforeExpiry");
        if (!days.isMissingNode()) {
            store.write(name(context), Json.writeReadable(new Stored(days.intValue())));
        }
        return Json.NOTHING;
    }
}
