package io.github.pcaconstrain.sandbox.wire;

/**
 * Who made a request.
 *
 * @param account of twelve digits
 * @param arn of a user, or of a session of a role
 * @param userId as STS answers it
 */
public record Caller(String account, String arn, String userId) {
    private static final String USER = "AIDASANDBOXSANDBOXSAN";

    /** The user of this name in an account. */
    public static Caller user(String account, String partition, String name) {
        return new Caller(account, "arn:" + partition + ":iam::" + account + ":user/" + name, USER);
    }
}
