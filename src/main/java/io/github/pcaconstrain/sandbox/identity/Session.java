package io.github.pcaconstrain.sandbox.identity;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Caller;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.SigningScope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A session of a role. All there is to know of it is in its token, so that a session outlives the process that it began in,
 * and nothing has to be kept.
 *
 * @param accessKey by which its requests are signed
 * @param account of the role
 * @param role its name
 * @param name of the session
 * @param expires after which it is of no use
 */
record Session(String accessKey, String account, String role, String name, Instant expires) {
    private static final String PREFIX = "SANDBOX";
    private static final String ROLE_ID = "AROASANDBOXSANDBOXSAN";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_LETTERS = 16;

    /** A new session, with an access key that no other has. */
    static Session begin(SecureRandom random, String account, String role, String name, Instant expires) {
        StringBuilder key = new StringBuilder("ASIA");
        random.ints(KEY_LETTERS, 0, LETTERS.length()).forEach(index -> key.append(LETTERS.charAt(index)));
        return new Session(key.toString(), account, role, name, expires);
    }

    /** That of a token; empty if a sandbox did not make it. */
    static Optional<Session> parse(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.read(Base64.getUrlDecoder().decode(token.substring(PREFIX.length())));
            return Optional.of(new Session(
                    Json.text(json, "accessKey"),
                    Json.text(json, "account"),
                    Json.text(json, "role"),
                    Json.text(json, "name"),
                    Instant.ofEpochSecond(json.path("expires").asLong(0))));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    String token() {
        byte[] json = Json.write(Json.object()
                .put("accessKey", accessKey)
                .put("account", account)
                .put("role", role)
                .put("name", name)
                .put("expires", expires.getEpochSecond()));
        return PREFIX + new String(Base64.getUrlEncoder().withoutPadding().encode(json), StandardCharsets.US_ASCII);
    }

    String roleId() {
        return ROLE_ID + ":" + name;
    }

    String arn(String partition) {
        return "arn:" + partition + ":sts::" + account + ":assumed-role/" + role + "/" + name;
    }

    /**
     * Who signs with it.
     *
     * @throws AwsError if it has expired, or the access key is another one's
     */
    Caller caller(SigningScope scope, Instant now) {
        if (!scope.accessKey().equals(accessKey) || !account.matches("[0-9]{12}")) {
            throw AwsError.of("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!now.isBefore(expires)) {
            throw AwsError.of("ExpiredTokenException", "The security token included in the request is expired");
        }
        return new Caller(account, arn(scope.partition()), roleId());
    }
}
