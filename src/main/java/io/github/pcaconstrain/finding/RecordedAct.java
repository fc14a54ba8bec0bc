package io.github.pcaconstrain.finding;

import java.util.Objects;

/**
 * What somebody did or tried to do, according to CloudTrail. What the record does not tell is empty.
 *
 * @param event the operation, such as {@code IssueCertificate}
 * @param id the identifier of the record
 * @param time when, ISO 8601 in UTC
 * @param principal who: the ARN of a role, a user or the root user, the name of a service, or words
 * @param session the name of the role's session
 * @param address from where: an IP address, or the name of a service
 * @param agent by which program
 * @param region where
 * @param ca the ARN of the CA
 * @param certificate the ARN of the certificate that was issued
 * @param template the ARN of its template
 * @param error the error of a call that failed
 */
public record RecordedAct(
        String event,
        String id,
        String time,
        String principal,
        String session,
        String address,
        String agent,
        String region,
        String ca,
        String certificate,
        String template,
        String error) {
    public RecordedAct {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(error, "error");
    }

    /** When and from where, such as {@code 2026-11-30T12:00:00Z from 203.0.113.7, session deploy}. */
    public String text() {
        return time + (address.isEmpty() ? "" : " from " + address) + (session.isEmpty() ? "" : ", session " + session);
    }
}
