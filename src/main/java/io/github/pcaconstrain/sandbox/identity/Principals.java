package io.github.pcaconstrain.sandbox.identity;

import io.github.pcaconstrain.sandbox.wire.Caller;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARNs by which policies name a caller. */
public final class Principals {
    private static final Pattern SESSION = Pattern.compile("arn:([a-z-]+):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

    private Principals() {}

    /** Its own, and for a session of a role the role's. */
    public static List<String> of(Caller caller) {
        Matcher session = SESSION.matcher(caller.arn());
        return session.matches()
                ? List.of(
                        caller.arn(),
                        "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3))
                : List.of(caller.arn());
    }
}
