package io.github.pcaconstrain.sandbox.trail;

import io.github.pcaconstrain.sandbox.wire.Caller;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Who made a call (CloudTrail User Guide, "CloudTrail userIdentity element"). */
final class CallerIdentity {
    private static final Pattern SESSION = Pattern.compile("arn:([a-z-]+):sts::([0-9]{12}):assumed-role/([^/]+)/.+");
    private static final int ROLE = 3;

    private CallerIdentity() {}

    /** A user, or a session of a role. */
    static ObjectNode of(Caller caller, String accessKey) {
        Matcher session = SESSION.matcher(caller.arn());
        ObjectNode identity = Json.object()
                .put("type", session.matches() ? "AssumedRole" : "IAMUser")
                .put("principalId", caller.userId())
                .put("arn", caller.arn())
                .put("accountId", caller.account())
                .put("accessKeyId", accessKey);
        if (!session.matches()) {
            return identity.put("userName", caller.arn().substring(caller.arn().lastIndexOf('/') + 1));
        }
        String role = session.group(ROLE);
        ObjectNode context = identity.putObject("sessionContext");
        context.putObject("sessionIssuer")
                .put("type", "Role")
                .put("principalId", caller.userId().split(":", 2)[0])
                .put("arn", "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + role)
                .put("accountId", session.group(2))
                .put("userName", role);
        context.putObject("attributes").put("mfaAuthenticated", "false");
        return identity;
    }

    /** A service that acts on somebody's behalf. */
    static ObjectNode ofService(String name) {
        return Json.object().put("type", "AWSService").put("invokedBy", name);
    }

    /** The service itself, in events that nobody calls for. */
    static ObjectNode ofEvent(String account) {
        return Json.object().put("accountId", account).put("invokedBy", "acm-pca.amazonaws.com");
    }
}
