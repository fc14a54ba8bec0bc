package io.github.pcaconstrain.iam;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Notes every request of a client at the sandbox as the question that AWS would put to IAM. */
final class RequestRecorder implements Interceptor {
    /** Actions without resource types in AWS's service authorization reference: policies can only allow them on all. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "acm:RequestCertificate",
            "acm:ListCertificates",
            "acm-pca:CreateCertificateAuthority",
            "acm-pca:ListCertificateAuthorities");

    private static final int BAD_REQUEST = 400;

    private record Noted(String account, IamRequest request) {}

    private final Set<Noted> requests = new LinkedHashSet<>();
    private @Nullable IamRequest denied;
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

    @Override
    public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
        return next.get();
    }

    @Override
    public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
        if (call.isInner()) {
            return next.get();
        }
        note(context.caller().account(), call);
        JsonNode answer = next.get();
        if (call.input().has("Tags")) {
            tags.put(
                    answer.path(call.service().equals("acm") ? "CertificateArn" : "CertificateAuthorityArn")
                            .asString(),
                    tags("aws:ResourceTag/", call.input()));
        }
        return answer;
    }

    private synchronized void note(String account, Call call) {
        String action = call.service() + ":" + call.operation();
        JsonNode input = call.input();
        // Private CA's actions are on the CA, whatever certificate they name; ACM's are on the certificate.
        String ca = input.path("CertificateAuthorityArn")
                .asString(input.path("ResourceArn").asString(""));
        String resource = WITHOUT_RESOURCE.contains(action)
                ? "*"
                : call.service().equals("acm") ? input.path("CertificateArn").asString() : ca;
        Map<String, String> keys = new HashMap<>(tags.getOrDefault(resource, Map.of()));
        if (input.has("TemplateArn")) {
            keys.put("acm-pca:TemplateArn", input.get("TemplateArn").asString());
        }
        if (action.equals("acm:RequestCertificate")) {
            keys.put(
                    "acm:CertificateAuthority",
                    input.path("CertificateAuthorityArn").asString());
        }
        keys.putAll(tags("aws:RequestTag/", input));
        IamRequest request = new IamRequest(action, resource, keys);
        if (request.equals(denied)) {
            throw new AwsError(
                    "AccessDeniedException",
                    BAD_REQUEST,
                    "User: arn:aws:iam::111122223333:user/ci is not"
                            + " authorized to perform: " + action + " on resource: " + resource
                            + " because no identity-based policy allows the " + action + " action");
        }
        requests.add(new Noted(account, request));
        if (input.has("Tags")) {
            // A request with tags needs the permission to tag too, though no such call is made.
            if (call.service().equals("acm-pca")) {
                requests.add(new Noted(
                        account,
                        new IamRequest(
                                "acm-pca:TagCertificateAuthority",
                                "arn:aws:acm-pca:us-east-1:" + account + ":certificate-authority/new",
                                keys)));
                return;
            }
            String region = input.path("CertificateAuthorityArn").asString().split(":", -1)[3];
            requests.add(new Noted(
                    account,
                    new IamRequest(
                            "acm:AddTagsToCertificate",
                            "arn:aws:acm:" + region + ":" + account + ":certificate/new",
                            keys)));
        }
    }

    private static Map<String, String> tags(String prefix, JsonNode input) {
        Map<String, String> tags = new HashMap<>();
        input.path("Tags")
                .forEach(tag -> tags.put(
                        prefix + tag.path("Key").asString(), tag.path("Value").asString()));
        return tags;
    }

    /** Denies a request from now on. */
    synchronized void deny(IamRequest request) {
        denied = request;
    }

    /** The requests since the last time, each different one once. */
    synchronized Collection<IamRequest> take() {
        List<IamRequest> taken = requests.stream().map(Noted::request).toList();
        requests.clear();
        return taken;
    }

    /** Those of one account since the last time; the others are still to be taken. */
    synchronized Collection<IamRequest> take(String account) {
        List<IamRequest> taken = requests.stream()
                .filter(each -> each.account().equals(account))
                .map(Noted::request)
                .toList();
        requests.removeIf(each -> each.account().equals(account));
        return taken;
    }
}
