package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.ConfiguredExtensions;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A CA's revocation configuration: its rules, and the extensions that it puts into certificates. */
final class RevocationExtensions {
    private RevocationExtensions() {}

    /**
     * Holds a configuration to the rules that its shape cannot tell.
     *
     * @throws AwsError InvalidArgsException
     */
    static void check(JsonNode revocation) {
        JsonNode crl = Json.member(revocation, "CrlConfiguration");
        if (!crl.isMissingNode()) {
            checkCrl(crl);
        }
        JsonNode ocsp = Json.member(revocation, "OcspConfiguration");
        if (!ocsp.isMissingNode() && !Json.flag(ocsp, "Enabled") && ocsp.size() > 1) {
            throw invalid("An OCSP configuration that is not enabled must have no other member");
        }
        requireHost(ocsp, "OcspCustomCname");
    }

    // "The value of the CNAME must not include a protocol prefix such as http:// or https://."
    private static void requireHost(JsonNode configuration, String member) {
        if (Json.text(configuration, member).contains("://")) {
            throw invalid("The " + member + " must not include a protocol prefix such as http://");
        }
    }

    private static void checkCrl(JsonNode crl) {
        if (!Json.flag(crl, "Enabled")) {
            if (crl.size() > 1) {
                throw invalid("A CRL configuration that is not enabled must have no other member");
            }
            return;
        }
        if (!Json.has(crl, "ExpirationInDays") || !Json.has(crl, "S3BucketName")) {
            throw invalid("A CRL configuration that is enabled needs ExpirationInDays and S3BucketName");
        }
        requireHost(crl, "CustomCname");
        // "This configuration cannot be enabled with a custom CNAME set."
        if (isOmitted(crl) && Json.has(crl, "CustomCname")) {
            throw invalid("OmitExtension cannot be set with a CustomCname");
        }
    }

    private static boolean isOmitted(JsonNode crl) {
        return Json.flag(Json.member(crl, "CrlDistributionPointExtensionConfiguration"), "OmitExtension");
    }

    /** A configuration with what AWS fills in where it is left out: "the default is PUBLIC_READ". */
    static JsonNode withDefaults(JsonNode revocation) {
        JsonNode crl = Json.member(revocation, "CrlConfiguration");
        if (!Json.flag(crl, "Enabled") || Json.has(crl, "S3ObjectAcl")) {
            return revocation;
        }
        ObjectNode shown = ((ObjectNode) revocation).deepCopy();
        ((ObjectNode) shown.get("CrlConfiguration")).put("S3ObjectAcl", "PUBLIC_READ");
        return shown;
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidArgsException", message);
    }

    static List<Extension> of(Authority authority) {
        String region = authority.arn().split(":", -1)[3];
        List<Extension> extensions = new ArrayList<>();
        JsonNode crl = Json.member(authority.revocation(), "CrlConfiguration");
        if (Json.flag(crl, "Enabled") && !isOmitted(crl)) {
            extensions.add(ConfiguredExtensions.crl(crlUri(crl, region, authority.id())));
        }
        JsonNode ocsp = Json.member(authority.revocation(), "OcspConfiguration");
        if (Json.flag(ocsp, "Enabled")) {
            String host = Json.text(ocsp, "OcspCustomCname");
            extensions.add(ConfiguredExtensions.ocsp(
                    "http://" + (host.isEmpty() ? "ocsp.acm-pca." + region + ".amazonaws.com" : host)));
        }
        return extensions;
    }

    private static String crlUri(JsonNode crl, String region, String id) {
        String host = Json.text(crl, "CustomCname");
        String path = Json.text(crl, "CustomPath");
        return "http://"
                + (host.isEmpty() ? Json.text(crl, "S3BucketName") + ".s3." + region + ".amazonaws.com" : host)
                + "/" + (path.isEmpty() || path.equals("/") ? "" : path + "/") + "crl/" + id + ".crl";
    }
}
