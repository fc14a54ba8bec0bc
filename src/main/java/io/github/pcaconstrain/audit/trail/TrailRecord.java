package io.github.pcaconstrain.audit.trail;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A record of CloudTrail about AWS Private CA (CloudTrail User Guide, "CloudTrail record contents for management, data,
 * and network activity events"; AWS Private CA User Guide, "Logging AWS Private CA API calls using AWS CloudTrail").
 *
 * @param source the file
 * @param number its number in the file, from 1
 * @param fields the values of interest, by their paths, such as {@code requestParameters.templateArn}; those that the
 *     record lacks are absent
 * @param resources the ARNs in {@code resources}
 * @param certificate the certificate of an import, as it was sent; empty if there is none
 * @param policy the policy that was put; empty unless this is a PutPolicy that succeeded
 */
record TrailRecord(
        String source,
        long number,
        Map<String, String> fields,
        List<String> resources,
        Optional<String> certificate,
        Optional<RecordedPolicy> policy) {
    static final String PUT_POLICY = "PutPolicy";

    private static final String CERTIFICATE = "/certificate/";

    TrailRecord {
        Objects.requireNonNull(source, "source");
        fields = Map.copyOf(fields);
        resources = List.copyOf(resources);
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(policy, "policy");
    }

    /** The same record with what it says about the policy that was put, which is empty if it has none. */
    TrailRecord withPolicy(Optional<String> text) {
        return event().equals(PUT_POLICY) && !isFailed()
                ? new TrailRecord(
                        source, number, fields, resources, certificate, Optional.of(RecordedPolicy.of(ca(), text)))
                : this;
    }

    /** A value; empty if the record lacks it. */
    String text(String path) {
        return fields.getOrDefault(path, "");
    }

    /** A value of the request; empty if the record lacks it. */
    String requested(String name) {
        return text("requestParameters." + name);
    }

    /** A value of a service event; empty if the record lacks it. */
    String detail(String name) {
        return text("serviceEventDetails." + name);
    }

    /** The operation, such as {@code IssueCertificate}. */
    String event() {
        return text("eventName");
    }

    /** Its identifier, which does not depend on the file. */
    String id() {
        return text("eventID");
    }

    /** When it happened: ISO 8601 in UTC, so that times sort as texts. */
    String time() {
        return text("eventTime");
    }

    /** The error of a call that failed; empty if it succeeded. */
    String error() {
        return text("errorCode");
    }

    boolean isFailed() {
        return !error().isEmpty();
    }

    /** The CA that it is about; empty if the record does not tell. */
    String ca() {
        String requested = requested("certificateAuthorityArn");
        String named = requested.isEmpty() ? requested("resourceArn") : requested;
        return named.isEmpty()
                ? resources.stream()
                        .filter(arn -> arn.contains(":certificate-authority/") && !arn.contains(CERTIFICATE))
                        .findFirst()
                        .orElseGet(() -> issuer(issued()))
                : named;
    }

    /** The ARN of the CA that issued the certificate with an ARN. */
    static String issuer(String certificate) {
        int end = certificate.indexOf(CERTIFICATE);
        return end < 0 ? "" : certificate.substring(0, end);
    }

    /** The ARN of the certificate that was issued; empty if the record does not tell. */
    String issued() {
        String answered = text("responseElements.certificateArn");
        return answered.isEmpty()
                ? resources.stream()
                        .filter(arn -> arn.contains(CERTIFICATE))
                        .findFirst()
                        .orElse("")
                : answered;
    }

    /**
     * The ARN of the template of a certificate. If the request named none, it is that for end entities (API Reference,
     * IssueCertificate); empty if the record does not tell, such as one whose request was left out as too long.
     */
    String template() {
        String detail = detail("templateArn");
        String named = detail.isEmpty() ? requested("templateArn") : detail;
        boolean isOfCall = event().equals(KeptRecords.ISSUE)
                && !requested("certificateAuthorityArn").isEmpty();
        return named.isEmpty() && isOfCall ? TemplateKind.DEFAULT : named;
    }
}
