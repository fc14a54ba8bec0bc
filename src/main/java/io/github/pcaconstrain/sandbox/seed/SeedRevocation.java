package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads how a CA publishes revocations: the API's RevocationConfiguration. */
final class SeedRevocation {
    private static final int MAX_CRL_DAYS = 5000;
    private static final int DEFAULT_CRL_DAYS = 7;

    private SeedRevocation() {}

    static ObjectNode of(SeedNode node) {
        Fields fields = Fields.of(node, "a revocation", List.of("crl", "ocsp"));
        ObjectNode revocation = Json.object();
        fields.find("crl").ifPresent(each -> revocation.set("CrlConfiguration", crl(each)));
        fields.find("ocsp").ifPresent(each -> revocation.set("OcspConfiguration", ocsp(each)));
        return revocation;
    }

    private static ObjectNode crl(SeedNode node) {
        Fields fields = Fields.of(node, "a CRL", List.of("bucket", "days", "type", "path", "cname", "acl"));
        String bucket = fields.text("bucket")
                .orElseThrow(() -> node.at().error("the CRL has no bucket", "write bucket: a name of an S3 bucket"));
        ObjectNode crl = Json.object()
                .put("Enabled", true)
                .put("S3BucketName", bucket)
                .put("ExpirationInDays", (int)
                        fields.whole("days", 1, MAX_CRL_DAYS).orElse(DEFAULT_CRL_DAYS));
        fields.word("type", List.of("COMPLETE", "PARTITIONED")).ifPresent(type -> crl.put("CrlType", type));
        fields.word("acl", List.of("PUBLIC_READ", "BUCKET_OWNER_FULL_CONTROL"))
                .ifPresent(acl -> crl.put("S3ObjectAcl", acl));
        fields.text("path").ifPresent(path -> crl.put("CustomPath", path));
        fields.text("cname").ifPresent(cname -> crl.put("CustomCname", cname));
        return crl;
    }

    private static ObjectNode ocsp(SeedNode node) {
        if (node instanceof SeedNode.Flag flag) {
            return Json.object().put("Enabled", flag.value());
        }
        ObjectNode ocsp = Json.object().put("Enabled", true);
        Fields.of(node, "'ocsp'", List.of("cname")).text("cname").ifPresent(name -> ocsp.put("OcspCustomCname", name));
        return ocsp;
    }
}
