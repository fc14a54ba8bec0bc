package io.github.pcaconstrain.sandbox.trail;

import io.github.pcaconstrain.sandbox.wire.Interceptor.Call;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event IssueCertificateDetails, which has what was signed (AWS Private CA User Guide, "AWS Private CA service events").
 * It goes to the owner of the CA, and to whom the CA is shared with.
 */
final class IssuanceRecord {
    private static final int ACCOUNT = 4;
    private static final String DEFAULT_TEMPLATE = "EndEntityCertificate";

    private IssuanceRecord() {}

    /** The records by the accounts that get them. */
    static Map<String, ObjectNode> of(RequestContext context, Call call, JsonNode output, String pem) {
        X509CertificateHolder certificate = parsed(pem);
        String ca = Json.text(call.input(), "CertificateAuthorityArn");
        String owner = ca.split(":", -1)[ACCOUNT];
        Map<String, ObjectNode> records = new LinkedHashMap<>();
        for (String account : new String[] {owner, context.caller().account()}) {
            records.computeIfAbsent(account, recipient -> {
                ObjectNode record = begun(context, recipient, ca, Json.text(output, "CertificateArn"));
                record.set("serviceEventDetails", details(context, call, certificate));
                return record.put("eventCategory", "Management");
            });
        }
        return records;
    }

    private static X509CertificateHolder parsed(String pem) {
        try {
            String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return new X509CertificateHolder(Base64.getDecoder().decode(body));
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox has just made it", e);
        }
    }

    private static ObjectNode begun(RequestContext context, String recipient, String ca, String certificate) {
        ObjectNode record = Json.object().put("eventVersion", "1.11");
        record.set("userIdentity", CallerIdentity.ofEvent(recipient));
        record.put("eventTime", context.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", "acm-pca.amazonaws.com")
                .put("eventName", "IssueCertificateDetails")
                .put("awsRegion", context.region())
                .put("sourceIPAddress", "acm-pca.amazonaws.com")
                .put("userAgent", "acm-pca.amazonaws.com")
                .putNull("requestParameters")
                .putNull("responseElements")
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false);
        var resources = record.putArray("resources");
        String owner = ca.split(":", -1)[ACCOUNT];
        resources
                .addObject()
                .put("accountId", owner)
                .put("type", "AWS::ACMPCA::CertificateAuthority")
                .put("ARN", ca);
        resources
                .addObject()
                .put("accountId", owner)
                .put("type", "AWS::ACMPCA::Certificate")
                .put("ARN", certificate);
        return record.put("eventType", "AwsServiceEvent")
                .put("managementEvent", true)
                .put("recipientAccountId", recipient);
    }

    private static ObjectNode details(RequestContext context, Call call, X509CertificateHolder certificate) {
        ObjectNode details = Json.object().put("tbsCertificate", unsigned(certificate));
        Optional.ofNullable(AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions()))
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .ifPresent(key -> details.put("issuerAuthorityKeyIdentifier", colons(key)));
        String template = Json.text(call.input(), "TemplateArn");
        details.put("issuerName", certificate.getIssuer().toString())
                .put("subject", certificate.getSubject().toString())
                .put("serialNumber", colons(certificate.getSerialNumber()))
                .put("notBefore", certificate.getNotBefore().toInstant().toString())
                .put("notAfter", certificate.getNotAfter().toInstant().toString())
                .put("issuedAt", context.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "templateArn",
                        template.isEmpty()
                                ? "arn:" + context.partition() + ":acm-pca:::template/" + DEFAULT_TEMPLATE + "/V1"
                                : template)
                .put("signingAlgorithm", Json.text(call.input(), "SigningAlgorithm"))
                .put("status", "ISSUED");
        return call.isInner()
                ? details.put("requesterServicePrincipal", "acm.amazonaws.com")
                : details.put("requesterAccountId", context.caller().account())
                        .put("requesterArn", context.caller().arn());
    }

    private static String unsigned(X509CertificateHolder certificate) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            certificate.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox has just made it", e);
        }
    }

    private static String colons(BigInteger number) {
        byte[] octets = number.toByteArray();
        boolean hasSign = octets.length > 1 && octets[0] == 0;
        return colons(hasSign ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
    }

    private static String colons(byte[] octets) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
    }
}
