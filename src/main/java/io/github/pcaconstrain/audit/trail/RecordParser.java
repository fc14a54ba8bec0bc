package io.github.pcaconstrain.audit.trail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Takes the values of interest out of one record, and skips everything else unread. The members may come in any order,
 * since CloudTrail promises none.
 */
final class RecordParser {
    /** A certificate or CSR has at most 32,768 characters (API reference); more is not kept. */
    private static final int MOST_OCTETS = 65_536;

    private static final String SOURCE = "eventSource";
    private static final String RESOURCES = "resources";
    private static final String CERTIFICATE = "requestParameters.certificate";

    private static final String POLICY = "requestParameters.policy";

    /** As the service writes a Java ByteBuffer: an array of the octets. */
    private static final String BUFFER = CERTIFICATE + ".hb";

    private static final Set<String> WANTED = Set.of(
            "eventCategory",
            "eventID",
            "eventName",
            SOURCE,
            "eventTime",
            "eventType",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "errorCode",
            "readOnly",
            "userIdentity.accountId",
            "userIdentity.arn",
            "userIdentity.invokedBy",
            "userIdentity.sessionContext.sessionIssuer.arn",
            "userIdentity.sessionContext.sessionIssuer.type",
            "requestParameters.certificateAuthorityArn",
            CERTIFICATE,
            "requestParameters.certificateSerial",
            POLICY,
            "requestParameters.principal",
            "requestParameters.resourceArn",
            "requestParameters.status",
            "requestParameters.templateArn",
            "responseElements.certificateArn",
            "serviceEventDetails.requesterAccountId",
            "serviceEventDetails.requesterArn",
            "serviceEventDetails.requesterServicePrincipal",
            "serviceEventDetails.status",
            "serviceEventDetails.statusReason",
            "serviceEventDetails.tbsCertificate",
            "serviceEventDetails.templateArn");

    /** Objects that have one of them. */
    private static final Set<String> ENTERED = Stream.concat(WANTED.stream(), Stream.of(BUFFER))
            .flatMap(RecordParser::above)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> fields = new HashMap<>();
    private final List<String> resources = new ArrayList<>();
    private Optional<String> certificate = Optional.empty();
    private boolean isForeign;

    private static Stream<String> above(String path) {
        List<String> above = new ArrayList<>();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            above.add(path.substring(0, dot));
        }
        return above.stream();
    }

    /** Reads a record whose start was the last token. */
    void record(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(json, name);
        }
    }

    private void object(JsonParser json, String path) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(json, path + "." + name);
        }
    }

    /** Reads a member of the record, whose value begins with the current token. */
    void member(JsonParser json, String path) {
        JsonToken token = json.currentToken();
        if (isForeign) {
            json.skipChildren();
        } else if (token == JsonToken.START_OBJECT && ENTERED.contains(path)) {
            object(json, path);
        } else if (token == JsonToken.START_ARRAY && path.equals(RESOURCES)) {
            resources(json);
        } else if (token == JsonToken.START_ARRAY && path.equals(BUFFER)) {
            certificate = buffer(json);
        } else if (token.isScalarValue()) {
            if (token != JsonToken.VALUE_NULL && WANTED.contains(path)) {
                fields.put(path, json.getString());
                isForeign = path.equals(SOURCE) && !isOurs();
            }
        } else {
            json.skipChildren();
        }
    }

    private void resources(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isArn = json.currentName().equals("ARN");
                if (json.nextToken() == JsonToken.VALUE_STRING && isArn) {
                    resources.add(json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static Optional<String> buffer(JsonParser json) {
        StringBuilder text = new StringBuilder();
        boolean isText = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            isText &= json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() == JsonParser.NumberType.INT
                    && text.length() < MOST_OCTETS;
            if (isText) {
                text.append((char) (json.getIntValue() & 0xFF));
            } else {
                json.skipChildren();
            }
        }
        return isText
                ? Optional.of(new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Whether the record is about AWS Private CA, as far as is known by now. */
    boolean isOurs() {
        return text(SOURCE).startsWith("acm-pca.");
    }

    /** Whether nothing of a record was found. */
    boolean isEmpty() {
        return fields.isEmpty() && resources.isEmpty();
    }

    /** The value of a member; empty if it is absent. */
    String text(String path) {
        return fields.getOrDefault(path, "");
    }

    /** The record. */
    TrailRecord record(String source, long number) {
        Optional<String> sent = certificate.or(() -> Optional.ofNullable(fields.get(CERTIFICATE)));
        Optional<String> policy = Optional.ofNullable(fields.remove(POLICY));
        return new TrailRecord(source, number, fields, resources, sent, Optional.empty()).withPolicy(policy);
    }
}
