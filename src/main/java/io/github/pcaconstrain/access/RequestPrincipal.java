package io.github.pcaconstrain.access;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who makes a request (IAM User Guide, "How to specify a principal").
 *
 * @param kind what it is
 * @param name its ARN, the name of a service, or words for somebody of whom only a policy is known
 * @param account its account; empty if not known
 */
public record RequestPrincipal(Kind kind, String name, String account) {
    private static final Pattern ENTITY =
            Pattern.compile("arn:[\\w-]+:iam::([0-9]{12}):(user|role|root|saml-provider|oidc-provider)(/.+)?");
    private static final Pattern SESSION = Pattern.compile("arn:[\\w-]+:sts::([0-9]{12}):assumed-role/([^/]+)/.+");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** What a principal is. */
    public enum Kind {
        USER,
        /** A session of a role. */
        ROLE,
        /** Some user or role of an account. */
        ACCOUNT,
        SERVICE,
        /** Anyone whom an identity provider signs in. */
        FEDERATED,
        /** Anyone at all. */
        ANYONE,
        /** Anyone who has a policy that was given without saying whose it is. */
        HOLDER
    }

    public RequestPrincipal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(account, "account");
    }

    /** The user or role with this ARN; empty if it is the ARN of something else. */
    public static Optional<RequestPrincipal> entity(String arn) {
        Matcher matcher = ENTITY.matcher(arn);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return switch (matcher.group(2)) {
            case "user" -> Optional.of(new RequestPrincipal(Kind.USER, arn, matcher.group(1)));
            case "role" -> Optional.of(new RequestPrincipal(Kind.ROLE, arn, matcher.group(1)));
            case "root" -> Optional.of(new RequestPrincipal(Kind.ACCOUNT, arn, matcher.group(1)));
            default -> Optional.of(new RequestPrincipal(Kind.FEDERATED, arn, matcher.group(1)));
        };
    }

    /** Who is named by an entry {@code "AWS"} of a {@code Principal} element. */
    public static RequestPrincipal named(String text) {
        if (text.equals("*")) {
            return new RequestPrincipal(Kind.ANYONE, "*", "");
        }
        if (ACCOUNT.matcher(text).matches()) {
            return new RequestPrincipal(Kind.ACCOUNT, text, text);
        }
        Matcher session = SESSION.matcher(text);
        if (session.matches()) {
            return new RequestPrincipal(Kind.ROLE, text, session.group(1));
        }
        return entity(text).orElseGet(() -> new RequestPrincipal(Kind.HOLDER, text, ""));
    }

    /** Whether a session's ARN is one of this role. */
    boolean isRoleOf(String sessionArn) {
        Matcher session = SESSION.matcher(sessionArn);
        return kind == Kind.ROLE
                && session.matches()
                && session.group(1).equals(account)
                && name.endsWith("/" + session.group(2));
    }
}
