package io.github.pcaconstrain.audit.trail;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made a call (CloudTrail User Guide, "CloudTrail userIdentity element").
 *
 * @param name the ARN of a role, a user or the root user, the name of a service, or words
 * @param session the name of the role's session; empty if there is none
 */
record TrailPrincipal(String name, String session) {
    /** The name of somebody whom the record does not tell. */
    static final String UNKNOWN = "a principal that the record does not name";

    private static final String ACCOUNT = "account ";
    private static final Pattern SESSION =
            Pattern.compile("arn:(aws[\\w-]*):sts::([0-9]{12}):assumed-role/([^/]+)(?:/(.*))?");
    private static final int ROLE = 3;
    private static final int SESSION_NAME = 4;

    TrailPrincipal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(session, "session");
    }

    static TrailPrincipal of(TrailRecord record) {
        String arn = record.text("userIdentity.arn");
        if (!arn.isEmpty()) {
            boolean isOfRole = record.text("userIdentity.sessionContext.sessionIssuer.type")
                    .equals("Role");
            return ofArn(arn, isOfRole ? record.text("userIdentity.sessionContext.sessionIssuer.arn") : "");
        }
        String requester = record.detail("requesterArn");
        if (!requester.isEmpty()) {
            return ofArn(requester, "");
        }
        String service = record.detail("requesterServicePrincipal");
        if (!service.isEmpty()) {
            return new TrailPrincipal(service, "");
        }
        String account = record.detail("requesterAccountId");
        return account.isEmpty() ? withoutArn(record) : new TrailPrincipal(ACCOUNT + account, "");
    }

    /** A service event is invoked by the service itself, which does not tell for whom. */
    private static TrailPrincipal withoutArn(TrailRecord record) {
        boolean isServiceEvent = record.text("eventType").equals("AwsServiceEvent");
        String invokedBy = record.text("userIdentity.invokedBy");
        String account = record.text("userIdentity.accountId");
        if (!invokedBy.isEmpty() && !isServiceEvent) {
            return new TrailPrincipal(invokedBy, "");
        }
        return new TrailPrincipal(account.isEmpty() || isServiceEvent ? UNKNOWN : ACCOUNT + account, "");
    }

    /**
     * The principal with this ARN.
     *
     * @param role the ARN of the role, with its path, if it is known
     */
    static TrailPrincipal ofArn(String arn, String role) {
        Matcher session = SESSION.matcher(arn);
        if (!session.matches()) {
            return new TrailPrincipal(arn, "");
        }
        String named = role.isEmpty()
                ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(ROLE)
                : role;
        String name = session.group(SESSION_NAME);
        return new TrailPrincipal(named, name == null ? "" : name);
    }

    /** Whether the record has its own name, and not only its account. */
    boolean isNamed() {
        return isKnown() && !name.startsWith(ACCOUNT);
    }

    boolean isKnown() {
        return !name.equals(UNKNOWN);
    }
}
