package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of a CA's revocation configuration that its shape cannot express, and its defaults. */
final class RevocationRules {
    private RevocationRules() {}

    /**
     * Checks a configuration.
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

    static boolean isOmitted(JsonNode crl) {
        return Json.flag(Json.member(crl, "CrlDistributionPointExtensionConfiguration"), "OmitExtension");
    }

    /** A configuration with AWS's defaults: "the default is PUBLIC_READ". */
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
}
