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
    private static final String PRINCIPAL_ARN = "aws:PrincipalArn";
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

    /**
     * A context with what is known of {@code aws:PrincipalArn}: "for IAM roles, the ARN of the role, not of the user that
     * assumed the role" (IAM User Guide, "AWS global condition context keys"). Every user, role and session of an account
     * has an ARN of that account. Requests of AWS services have none, and neither have anonymous ones.
     */
    public RequestContext arnIn(RequestContext context) {
        if (kind == Kind.ACCOUNT) {
            return context.withLike(PRINCIPAL_ARN, Glob.of("arn:*:*::" + account + ":*"));
        }
        if (kind != Kind.USER && kind != Kind.ROLE) {
            return context;
        }
        Matcher session = SESSION.matcher(name);
        // The ARN of a session does not have the path of its role.
        return session.matches()
                ? context.withLike(PRINCIPAL_ARN, Glob.of("arn:*:iam::" + account + ":role/*" + session.group(2)))
                : context.with(PRINCIPAL_ARN, name);
    }

    /** Whether it is one session of a role, and not the role with all of its sessions. */
    boolean isSession() {
        return kind == Kind.ROLE && SESSION.matcher(name).matches();
    }

    /** The account and the name of a role, which a session has too; empty for anybody else. */
    Optional<String> role() {
        if (kind != Kind.ROLE) {
            return Optional.empty();
        }
        Matcher session = SESSION.matcher(name);
        String own = session.matches() ? session.group(2) : name.substring(name.lastIndexOf('/') + 1);
        return Optional.of(account + " " + own);
    }
}
