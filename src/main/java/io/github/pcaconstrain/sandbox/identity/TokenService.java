package io.github.pcaconstrain.sandbox.identity;

import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.CallTrace;
import io.github.pcaconstrain.sandbox.wire.Caller;
import io.github.pcaconstrain.sandbox.wire.PlainHandler;
import io.github.pcaconstrain.sandbox.wire.SigningScope;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * STS, as far as clients need it: GetCallerIdentity, with which Terraform's AWS provider begins, and AssumeRole, in AWS's
 * query protocol. Credentials are not checked.
 *
 * @param accounts whose access keys and roles there are
 * @param random for the access keys of sessions
 */
public record TokenService(Accounts accounts, SecureRandom random) implements PlainHandler {
    private static final String SERVICE = "sts";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final String VERSION = "2011-06-15";
    private static final Pattern ROLE =
            Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}):role/(?:[\\w+=,.@/-]*/)?([\\w+=,.@-]{1,64})");
    private static final int NAME = 2;
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final int DEFAULT_SECONDS = 3600;
    private static final int MIN_SECONDS = 900;

    /** Of a role whose longest session nobody has changed. */
    private static final int MAX_SECONDS = 3600;

    @Override
    public Optional<HttpResponse> answer(HttpRequest request, Client client) {
        Optional<String> authorization =
                request.headers().first("Authorization").filter(value -> value.startsWith("AWS4-"));
        if (!client.isLocal() || !request.method().equals("POST") || authorization.isEmpty()) {
            return Optional.empty();
        }
        SigningScope scope = SigningScope.of(authorization);
        if (!scope.service().equals(SERVICE)) {
            return Optional.empty();
        }
        CallTrace trace = client.trace();
        trace.operation(SERVICE, "");
        trace.signed(scope);
        try {
            Map<String, String> form = form(request.body());
            String action = action(form);
            trace.operation(SERVICE, action);
            Caller caller = accounts.of(scope, request.headers(), client.now());
            return Optional.of(result(action, trace, content(action, form, caller, scope, client.now())));
        } catch (AwsError e) {
            return Optional.of(refusal(e, trace));
        }
    }

    private static String action(Map<String, String> form) {
        String action = form.getOrDefault("Action", "");
        return action.matches("[A-Za-z]{1,64}") ? action : "";
    }

    private String content(String action, Map<String, String> form, Caller caller, SigningScope scope, Instant now) {
        return switch (action) {
            case "GetCallerIdentity" -> identity(caller);
            case "AssumeRole" -> assumed(form, caller, scope, now);
            default ->
                throw AwsError.of("InvalidAction", "Could not find operation " + action + " for version " + VERSION);
        };
    }

    private static String identity(Caller caller) {
        return "<Arn>" + caller.arn() + "</Arn><UserId>" + caller.userId() + "</UserId><Account>" + caller.account()
                + "</Account>";
    }

    private String assumed(Map<String, String> form, Caller caller, SigningScope scope, Instant now) {
        String arn = form.getOrDefault("RoleArn", "");
        String name = form.getOrDefault("RoleSessionName", "");
        Matcher role = ROLE.matcher(arn);
        if (!role.matches() || !SESSION_NAME.matcher(name).matches()) {
            throw AwsError.of("ValidationError", "RoleArn or RoleSessionName is not valid");
        }
        Duration length = length(form);
        if (!accounts.allows(caller, role.group(1), role.group(NAME), Optional.ofNullable(form.get("ExternalId")))) {
            throw new AwsError(
                    "AccessDenied",
                    FORBIDDEN,
                    "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + arn);
        }
        Instant expires = now.plus(length).truncatedTo(ChronoUnit.SECONDS);
        Session session = Session.begin(random, role.group(1), role.group(NAME), name, expires);
        return "<AssumedRoleUser><Arn>" + session.arn(scope.partition()) + "</Arn><AssumedRoleId>" + session.roleId()
                + "</AssumedRoleId></AssumedRoleUser><Credentials><AccessKeyId>" + session.accessKey()
                + "</AccessKeyId><SecretAccessKey>sandbox</SecretAccessKey><SessionToken>" + session.token()
                + "</SessionToken><Expiration>" + expires + "</Expiration></Credentials>";
    }

    private static Duration length(Map<String, String> form) {
        String given = form.getOrDefault("DurationSeconds", String.valueOf(DEFAULT_SECONDS));
        int seconds = SECONDS.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
            throw AwsError.of(
                    "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role, or is below "
                            + MIN_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String member : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = member.indexOf('=');
            if (equals > 0) {
                form.put(decoded(member.substring(0, equals)), decoded(member.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsError.of("MalformedInput", "The body of the request is not a form");
        }
    }

    private static HttpResponse result(String action, CallTrace trace, String content) {
        return xml(
                OK,
                trace.requestId(),
                action + "Response",
                "<" + action + "Result>" + content + "</" + action + "Result><ResponseMetadata>%s</ResponseMetadata>");
    }

    /** The query protocol has names of its own for what the access key is to blame for, and answers them with 403. */
    private static HttpResponse refusal(AwsError error, CallTrace trace) {
        String code = switch (error.code()) {
            case "UnrecognizedClientException" -> "InvalidClientTokenId";
            case "ExpiredTokenException" -> "ExpiredToken";
            default -> error.code();
        };
        int status = code.equals(error.code()) ? error.status() : FORBIDDEN;
        trace.failed(new AwsError(code, status, error.getMessage()));
        return xml(
                status,
                trace.requestId(),
                "ErrorResponse",
                "<Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + escaped(error.getMessage())
                        + "</Message></Error>%s");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The identifier of the request stands where the content has a {@code %s}, and in the header, where some clients look. */
    private static HttpResponse xml(int status, String id, String name, String content) {
        String document = "<" + name + " xmlns=\"https://sts.amazonaws.com/doc/" + VERSION + "/\">"
                + content.replace("%s", "<RequestId>" + id + "</RequestId>") + "</" + name + ">";
        return new HttpResponse(
                status,
                Map.of("Content-Type", "text/xml", "x-amzn-RequestId", id),
                document.getBytes(StandardCharsets.UTF_8));
    }
}
