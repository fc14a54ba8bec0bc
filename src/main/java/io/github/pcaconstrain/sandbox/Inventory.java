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
 * The contents of the state, region by region, as AWS's operations return them. None of the operations that it calls
 * returns a private key.
 */
record Inventory(SandboxConfig config, Store store, World world) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    /** Without this filter, ACM lists only certificates with RSA keys of 1024 and 2048 bits. */
    private static final List<String> KEY_TYPES =
            List.of("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1");

    JsonNode json() {
        ObjectNode json = Json.object().put("account", config.account());
        json.set("regions", regions(config.account()));
        List<String> others = config.accounts().ids().stream().skip(1).toList();
        if (!others.isEmpty()) {
            ObjectNode accounts = json.putObject("otherAccounts");
            others.forEach(account -> accounts.putObject(account).set("regions", regions(account)));
        }
        return json;
    }

    private ObjectNode regions(String account) {
        ObjectNode regions = Json.object();
        for (String region : store.list(account)) {
            if (REGION.matcher(region).matches()) {
                RequestContext context = RequestContext.local(region, account, config.clock());
                ObjectNode one = regions.putObject(region);
                one.set("CertificateAuthorities", authorities(context));
                one.set("Certificates", certificates(context));
            }
        }
        return regions;
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
