package io.github.pcaconstrain.cli.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records of CloudTrail for tests, in the shape of the examples in the AWS Private CA User Guide. */
final class TrailFixture {
    static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/root";
    static final String BUILD = "arn:aws:iam::111122223333:role/Build";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<ObjectNode> records = new ArrayList<>();

    static String template(String name) {
        return "arn:aws:acm-pca:::template/" + name + "/V1";
    }

    static String certificate(String serial) {
        return CA + "/certificate/" + serial;
    }

    /** A call by a session of the role Build. */
    static ObjectNode call(String event, String id) {
        ObjectNode record = JSON.createObjectNode().put("eventVersion", "1.11");
        ObjectNode identity = record.putObject("userIdentity")
                .put("type", "AssumedRole")
                .put("arn", "arn:aws:sts::111122223333:assumed-role/Build/job-1")
                .put("accountId", "111122223333");
        identity.putObject("sessionContext")
                .putObject("sessionIssuer")
                .put("type", "Role")
                .put("arn", BUILD);
        record.put("eventTime", "2026-05-01T00:00:00Z")
                .put("eventSource", "acm-pca.amazonaws.com")
                .put("eventName", event)
                .put("awsRegion", "us-east-1")
                .put("sourceIPAddress", "203.0.113.7")
                .put("userAgent", "aws-cli/2");
        record.putObject("requestParameters").put("certificateAuthorityArn", CA);
        record.putNull("responseElements");
        return record.put("eventID", id).put("eventType", "AwsApiCall");
    }

    /** IssueCertificate; without a template if the name is empty. */
    static ObjectNode issue(String serial, String template) {
        ObjectNode record = call("IssueCertificate", "issue-" + serial);
        buffer((ObjectNode) record.get("requestParameters"), "csr", "-----BEGIN CERTIFICATE REQUEST-----");
        if (!template.isEmpty()) {
            ((ObjectNode) record.get("requestParameters")).put("templateArn", template(template));
        }
        record.putObject("responseElements").put("certificateArn", certificate(serial));
        return record;
    }

    /** IssueCertificateDetails, which has what was signed. */
    static ObjectNode details(String serial, String template, String unsigned) {
        ObjectNode record = JSON.createObjectNode();
        record.putObject("userIdentity").put("accountId", "111122223333").put("invokedBy", "acm-pca.amazonaws.com");
        record.put("eventTime", "2026-05-01T00:01:00Z")
                .put("eventSource", "acm-pca.amazonaws.com")
                .put("eventName", "IssueCertificateDetails")
                .put("sourceIPAddress", "acm-pca.amazonaws.com")
                .put("eventID", "details-" + serial)
                .put("eventType", "AwsServiceEvent");
        ArrayNode resources = record.putArray("resources");
        resources.addObject().put("type", "AWS::ACMPCA::CertificateAuthority").put("ARN", CA);
        resources.addObject().put("type", "AWS::ACMPCA::Certificate").put("ARN", certificate(serial));
        record.putObject("serviceEventDetails")
                .put("tbsCertificate", unsigned)
                .put("templateArn", template(template))
                .put("status", "ISSUED")
                .put("requesterArn", "arn:aws:sts::111122223333:assumed-role/Build/job-1");
        return record;
    }

    /** ImportCertificateAuthorityCertificate. */
    static ObjectNode install(String ca, String pem) {
        ObjectNode record = call("ImportCertificateAuthorityCertificate", "import");
        ObjectNode request = ((ObjectNode) record.get("requestParameters")).put("certificateAuthorityArn", ca);
        buffer(request, "certificate", pem);
        return record;
    }

    private static void buffer(ObjectNode request, String name, String text) {
        ObjectNode buffer = request.putObject(name);
        ArrayNode octets = buffer.putArray("hb");
        for (byte octet : text.getBytes(StandardCharsets.US_ASCII)) {
            octets.add((int) octet);
        }
        buffer.put("offset", 0).put("position", octets.size()).put("limit", octets.size());
    }

    static ObjectNode failed(ObjectNode record, String error) {
        return record.put("errorCode", error).put("errorMessage", "no");
    }

    TrailFixture with(ObjectNode record) {
        records.add(record);
        return this;
    }

    /** A file as CloudTrail writes it. */
    String file() {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode all = file.putArray("Records");
        records.forEach(all::add);
        return file.toString();
    }

    /** The output of lookup-events. */
    String lookup() {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode all = file.putArray("Events");
        records.forEach(record -> all.addObject()
                .put("EventName", record.get("eventName").asString().toLowerCase(Locale.ROOT))
                .put("CloudTrailEvent", record.toString()));
        return file.toString();
    }

    /** The records one after another. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append(record).append('\n'));
        return lines.toString();
    }
}
