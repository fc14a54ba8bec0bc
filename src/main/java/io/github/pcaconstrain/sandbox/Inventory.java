package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the state has, region by region, as the operations of AWS show it. No operation that it asks returns a private
 * key.
 */
record Inventory(SandboxConfig config, Store store, World world) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    /** Without them, ACM lists certificates with RSA keys of 1024 and 2048 bits only. */
    private static final List<String> KEY_TYPES =
            List.of("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1");

    JsonNode json() {
        ObjectNode json = Json.object().put("account", config.account());
        ObjectNode regions = json.putObject("regions");
        for (String region : store.list(config.account())) {
            if (REGION.matcher(region).matches()) {
                RequestContext context = RequestContext.local(region, config.account(), config.clock());
                ObjectNode one = regions.putObject(region);
                one.set("CertificateAuthorities", authorities(context));
                one.set("Certificates", certificates(context));
            }
        }
        return json;
    }

    private ArrayNode authorities(RequestContext context) {
        Service pca = world.privateCa().service();
        ArrayNode authorities =
                all(pca, context, "ListCertificateAuthorities", Json.object(), "CertificateAuthorities");
        for (JsonNode each : authorities) {
            ObjectNode authority = (ObjectNode) each;
            ObjectNode input = Json.object().put("CertificateAuthorityArn", Json.text(authority, "Arn"));
            String status = Json.text(authority, "Status");
            if (!status.equals("DELETED")) {
                authority.set("Tags", all(pca, context, "ListTags", input, "Tags"));
                if (!status.equals("CREATING")) {
                    authority.set("Permissions", all(pca, context, "ListPermissions", input, "Permissions"));
                }
            }
            ArrayNode issued = authority.putArray("IssuedCertificates");
            world.privateCa().issued(context, Json.text(authority, "Arn")).forEach(issued::add);
        }
        return authorities;
    }

    private ArrayNode certificates(RequestContext context) {
        ObjectNode input = Json.object();
        ArrayNode keyTypes = input.putObject("Includes").putArray("keyTypes");
        KEY_TYPES.forEach(keyTypes::add);
        return all(world.certificateManager(), context, "ListCertificates", input, "CertificateSummaryList");
    }

    private static ArrayNode all(
            Service service, RequestContext context, String operation, ObjectNode input, String member) {
        ObjectNode page = input.deepCopy();
        ArrayNode all = Json.object().putArray(member);
        while (true) {
            JsonNode answer = service.call(context, operation, page);
            answer.get(member).forEach(all::add);
            if (!Json.has(answer, "NextToken")) {
                return all;
            }
            page.set("NextToken", answer.get("NextToken"));
        }
    }
}
