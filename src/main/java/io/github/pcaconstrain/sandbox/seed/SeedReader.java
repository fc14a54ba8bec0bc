package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import io.github.pcaconstrain.sandbox.seed.SeedAuthority.State;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts the values of a seed file to CAs and certificates. Errors name their place in the file. */
final class SeedReader {
    static final String HINT = "a seed has a list of CAs under 'authorities', each with a 'name'";

    private static final String REGION = "region";
    private static final String ACCOUNT = "account";
    private static final String VALIDITY = "validity";
    private static final String CERTIFICATES = "certificates";
    private static final String SUBORDINATES = "subordinates";
    private static final List<String> SUBORDINATE_KEYS = List.of(
            "name",
            ACCOUNT,
            SeedSubject.KEY,
            "keyAlgorithm",
            "signingAlgorithm",
            "usageMode",
            VALIDITY,
            "pathLength",
            "constraints",
            "revocation",
            "tags",
            "permissions",
            "state",
            CERTIFICATES,
            SUBORDINATES);
    private static final List<String> ROOT_KEYS =
            Stream.concat(SUBORDINATE_KEYS.stream(), Stream.of(REGION)).toList();
    private static final List<String> USAGE_MODES = List.of("GENERAL_PURPOSE", "SHORT_LIVED_CERTIFICATE");
    private static final List<String> ACTIONS = List.of("IssueCertificate", "GetCertificate", "ListPermissions");
    private static final String REGION_SYNTAX = "[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}";
    private static final int MAX_PATH_LENGTH = 3;

    private final Map<String, Place> names = new LinkedHashMap<>();

    /** The CAs of a seed. */
    static List<SeedAuthority> read(SeedNode document) {
        Fields fields = Fields.of(document, "a seed", List.of("authorities"));
        SeedReader reader = new SeedReader();
        List<SeedAuthority> roots = fields.list("authorities", node -> reader.authority(node, true));
        if (roots.isEmpty()) {
            throw document.at().error("there is no CA", HINT);
        }
        return roots;
    }

    private SeedAuthority authority(SeedNode node, boolean isRoot) {
        Fields fields = Fields.of(node, "a CA", isRoot ? ROOT_KEYS : SUBORDINATE_KEYS);
        String name = name(fields);
        KeyAlgorithm key =
                fields.word("keyAlgorithm", keys()).flatMap(KeyAlgorithm::of).orElse(KeyAlgorithm.RSA_2048);
        SeedAuthority authority = new SeedAuthority(
                fields.at("name"),
                name,
                region(fields),
                account(fields, ACCOUNT),
                SeedSubject.of(fields, name),
                key,
                signing(fields, key),
                fields.word("usageMode", USAGE_MODES),
                SeedValidity.of(fields, VALIDITY),
                fields.whole("pathLength", 0, MAX_PATH_LENGTH),
                fields.find("constraints").map(SeedConstraints::of),
                fields.find("revocation").map(SeedRevocation::of),
                tags(fields),
                fields.list("permissions", SeedReader::permission),
                fields.word("state", words(State.values())).map(State::valueOf).orElse(State.ACTIVE),
                fields.list(CERTIFICATES, SeedCertificate::of),
                fields.list(SUBORDINATES, each -> authority(each, false)));
        check(fields, authority, isRoot);
        return authority;
    }

    private String name(Fields fields) {
        String name = fields.text("name")
                .orElseThrow(() -> fields.at().error("this CA has no name", "write name: a name for the CA"));
        Place before = names.putIfAbsent(name, fields.at("name"));
        if (before != null) {
            throw fields.at("name").error("there is a CA '" + name + "' already, at " + before, "choose another name");
        }
        return name;
    }

    private static void check(Fields fields, SeedAuthority authority, boolean isRoot) {
        boolean isUsed = !authority.certificates().isEmpty()
                || authority.subordinates().stream().anyMatch(SeedAuthority::isSigned);
        if (!authority.isSigned() && isUsed) {
            throw fields.at("state")
                    .error(
                            "a CA in PENDING_CERTIFICATE cannot sign anything",
                            "leave its certificates out, and give its subordinates the same state");
        }
        if (isRoot && fields.find("pathLength").isPresent()) {
            throw fields.at("pathLength").error("a root CA has no path length", "give it to CAs under 'subordinates'");
        }
        int levels = authority.height();
        if (!isRoot && levels > authority.pathLength().orElse(MAX_PATH_LENGTH)) {
            Place at = fields.at(fields.find("pathLength").isPresent() ? "pathLength" : SUBORDINATES);
            throw at.error(
                    "a path length of " + authority.pathLength().orElse(MAX_PATH_LENGTH) + " is too small for the "
                            + levels + (levels == 1 ? " level" : " levels") + " of CAs below it",
                    "AWS Private CA has path lengths from 0 to " + MAX_PATH_LENGTH);
        }
    }

    private static Optional<String> region(Fields fields) {
        Optional<String> region = fields.text(REGION);
        if (region.filter(text -> !text.matches(REGION_SYNTAX)).isPresent()) {
            throw fields.find(REGION)
                    .orElseThrow()
                    .at()
                    .error("'" + region.get() + "' is not an AWS region", "write one such as us-east-1");
        }
        return region;
    }

    /** A number of twelve digits, in quotes, because it may begin with a zero. */
    static Optional<String> account(Fields fields, String key) {
        Optional<String> account = fields.text(key);
        if (account.filter(text -> !text.matches("[0-9]{12}")).isPresent()) {
            throw fields.find(key)
                    .orElseThrow()
                    .at()
                    .error(
                            "'" + account.get() + "' is not an account",
                            "write twelve digits, such as \"111122223333\"");
        }
        return account;
    }

    private static List<String> keys() {
        return Arrays.stream(KeyAlgorithm.values()).map(KeyAlgorithm::wireName).toList();
    }

    private static SigningAlgorithm signing(Fields fields, KeyAlgorithm key) {
        List<String> fitting = Arrays.stream(SigningAlgorithm.values())
                .filter(each -> each.family() == key.family())
                .map(Enum::name)
                .toList();
        Optional<String> given = fields.text("signingAlgorithm");
        boolean isOfAnotherKey = given.flatMap(SigningAlgorithm::of)
                .filter(each -> each.family() != key.family())
                .isPresent();
        if (isOfAnotherKey) {
            throw fields.find("signingAlgorithm")
                    .orElseThrow()
                    .at()
                    .error(
                            given.get() + " does not go with a key of " + key.wireName(),
                            "use one of " + String.join(", ", fitting));
        }
        return fields.word("signingAlgorithm", fitting)
                .map(SigningAlgorithm::valueOf)
                .orElse(key.usualSigningAlgorithm());
    }

    private static List<String> words(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static ArrayNode tags(Fields fields) {
        ArrayNode tags = Json.object().putArray("Tags");
        fields.find("tags").ifPresent(node -> {
            if (!(node instanceof SeedNode.Mapping mapping)) {
                throw node.at().error("'tags': expected a map, found " + node.kind(), "write tags: {team: platform}");
            }
            mapping.entries()
                    .forEach((key, entry) -> tags.addObject()
                            .put("Key", key)
                            .put("Value", Fields.text(entry.value(), "the tag '" + key + "'")));
        });
        return tags;
    }

    /** A principal, which then may do everything, or a map. */
    private static ObjectNode permission(SeedNode node) {
        ObjectNode permission = Json.object();
        ArrayNode actions = permission.putArray("Actions");
        if (node instanceof SeedNode.Text) {
            ACTIONS.forEach(actions::add);
            return permission.put("Principal", Fields.text(node, "a principal"));
        }
        Fields fields = Fields.of(node, "a permission", List.of("principal", "actions", "sourceAccount"));
        permission.put(
                "Principal",
                fields.text("principal")
                        .orElseThrow(() -> node.at()
                                .error("the permission has no principal", "write principal: acm.amazonaws.com")));
        fields.text("sourceAccount").ifPresent(account -> permission.put("SourceAccount", account));
        List<String> given = fields.list("actions", each -> {
            String action = Fields.text(each, "an action");
            if (!ACTIONS.contains(action)) {
                throw each.at().error("'" + action + "' is not an action", Keys.hint(action, ACTIONS));
            }
            return action;
        });
        (given.isEmpty() ? ACTIONS : given).forEach(actions::add);
        return permission;
    }
}
