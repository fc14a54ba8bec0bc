package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.pca.Authority.Tag;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.Page;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** TagCertificateAuthority, UntagCertificateAuthority and ListTags. */
final class Tags {
    private static final int MAX = 50;

    private final Authorities authorities;

    Tags(Authorities authorities) {
        this.authorities = authorities;
    }

    JsonNode tag(RequestContext context, JsonNode input) {
        authorities.update(context, Json.text(input, "CertificateAuthorityArn"), authority -> {
            requireState(authority, context);
            return authority.withTags(added(authority.tags(), input.get("Tags")));
        });
        return Json.NOTHING;
    }

    /** The tags after these have been set. */
    static List<Tag> added(List<Tag> tags, JsonNode more) {
        Map<String, Tag> byKey = new TreeMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag));
        for (JsonNode each : more) {
            String key = Json.text(each, "Key");
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw AwsError.of("InvalidTagException", "Tags that begin with aws: are for use by AWS only");
            }
            byKey.put(key, new Tag(key, Json.text(each, "Value")));
        }
        if (byKey.size() > MAX) {
            throw AwsError.of("TooManyTagsException", "A certificate authority has " + MAX + " tags at most");
        }
        return List.copyOf(byKey.values());
    }

    JsonNode untag(RequestContext context, JsonNode input) {
        authorities.update(context, Json.text(input, "CertificateAuthorityArn"), authority -> {
            requireState(authority, context);
            return authority.withTags(authority.tags().stream()
                    .filter(tag -> !isNamed(tag, input.get("Tags")))
                    .toList());
        });
        return Json.NOTHING;
    }

    // "If you specify a value, the tag is removed only if it is associated with the specified value."
    private static boolean isNamed(Tag tag, JsonNode named) {
        for (JsonNode each : named) {
            boolean isSameValue =
                    !Json.has(each, "Value") || Json.text(each, "Value").equals(tag.value());
            if (Json.text(each, "Key").equals(tag.key()) && isSameValue) {
                return true;
            }
        }
        return false;
    }

    JsonNode list(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        requireState(authority, context);
        Page<Tag> page = Page.of(
                authority.tags(),
                Tag::key,
                input,
                "MaxResults",
                MAX,
                AwsError.validation("The NextToken is not valid"));
        ObjectNode output = Json.object();
        ArrayNode items = output.putArray("Tags");
        page.items().forEach(tag -> items.addObject().put("Key", tag.key()).put("Value", tag.value()));
        page.nextToken().ifPresent(token -> output.put("NextToken", token));
        return output;
    }

    private void requireState(Authority authority, RequestContext context) {
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority is not in a valid state for tags.",
                "CREATING",
                "PENDING_CERTIFICATE",
                "ACTIVE",
                "DISABLED",
                "EXPIRED");
    }
}
