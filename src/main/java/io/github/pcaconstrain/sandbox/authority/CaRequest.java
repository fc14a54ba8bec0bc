package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import tools.jackson.databind.JsonNode;

/** A CA's own CSR: critical basic constraints, and the contents of CsrExtensions. */
public final class CaRequest {
    /** Access methods of RFC 5280, section 4.2.2.2, and RFC 6487 and 8182. */
    private static final Map<String, ASN1ObjectIdentifier> METHODS = Map.of(
            "CA_REPOSITORY", new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.5"),
            "RESOURCE_PKI_MANIFEST", new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.10"),
            "RESOURCE_PKI_NOTIFY", new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.13"));

    private CaRequest() {}

    /**
     * The CSR in PEM.
     *
     * @param configuration the API's CertificateAuthorityConfiguration
     */
    public static String write(JsonNode configuration, KeyPair keys, Signer signer, SigningAlgorithm algorithm) {
        List<Extension> extensions = new ArrayList<>();
        extensions.add(Passthrough.extension(Extension.basicConstraints, true, new BasicConstraints(true)));
        JsonNode wanted = Json.member(configuration, "CsrExtensions");
        if (Json.has(wanted, "KeyUsage")) {
            extensions.add(Passthrough.keyUsage(wanted.get("KeyUsage")));
        }
        if (Json.has(wanted, "SubjectInformationAccess")) {
            extensions.add(Passthrough.extension(
                    Extension.subjectInfoAccess, false, access(wanted.get("SubjectInformationAccess"))));
        }
        return Csr.write(SubjectNames.of(configuration.get("Subject")), keys, extensions, signer, algorithm);
    }

    private static DERSequence access(JsonNode descriptions) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (JsonNode each : descriptions) {
            all.add(new AccessDescription(
                    method(each.get("AccessMethod")), GeneralNameJson.of(each.get("AccessLocation"))));
        }
        return new DERSequence(all);
    }

    private static ASN1ObjectIdentifier method(JsonNode method) {
        ASN1ObjectIdentifier named = METHODS.get(Json.text(method, "AccessMethodType"));
        boolean isCustom = Json.has(method, "CustomObjectIdentifier");
        if ((named != null) == isCustom) {
            throw AwsError.of(
                    "InvalidArgsException", "An access method must have either a type or an object identifier");
        }
        return named != null ? named : Oids.of(Json.text(method, "CustomObjectIdentifier"));
    }
}
