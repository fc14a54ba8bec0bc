package io.github.pcaconstrain.access.document;

import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code aws iam get-account-authorization-details} prints: users, groups, roles and policies of an account (IAM
 * API Reference, GetAccountAuthorizationDetails). A policy or group that is referred to, but missing, is not known; it is
 * never taken for one that allows nothing.
 */
final class AccountDetailsReader {
    private static final String WHAT = "an account's authorization details";
    private static final Set<String> MEMBERS =
            Set.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");
    private static final Set<String> POLICIES = Set.of(
            "UserPolicyList",
            "GroupPolicyList",
            "RolePolicyList",
            "AttachedManagedPolicies",
            "AssumeRolePolicyDocument");
    private static final String USER = "a user";
    private static final String ROLE = "a role";
    private static final String GROUP = "a group";

    private final LocatedJson details;
    private final Map<String, PolicyDocument> managed = new LinkedHashMap<>();
    private final Map<String, Known> groups = new LinkedHashMap<>();

    private AccountDetailsReader(LocatedJson details) {
        this.details = details;
    }

    /** Whether a file is of this kind. */
    static boolean isOne(Map<String, LocatedJson> members) {
        return MEMBERS.stream().anyMatch(members::containsKey);
    }

    static List<IamEntity> read(LocatedJson details) {
        return new AccountDetailsReader(details).read();
    }

    private List<IamEntity> read() {
        Map<String, LocatedJson> members = details.members(WHAT);
        for (String more : List.of("NextToken", "Marker")) {
            LocatedJson.find(members, more).ifPresent(AccountDetailsReader::refusePage);
        }
        LocatedJson.find(members, "IsTruncated")
                .filter(value -> value.scalar("IsTruncated").equalsIgnoreCase("true"))
                .ifPresent(AccountDetailsReader::refusePage);
        LocatedJson.list(members, "Policies").forEach(this::managed);
        LocatedJson.list(members, "GroupDetailList")
                .forEach(group ->
                        groups.put(text(group, "GroupName", GROUP), attached(group, "GroupPolicyList", GROUP)));
        List<IamEntity> entities = new ArrayList<>();
        LocatedJson.list(members, "UserDetailList").forEach(user -> entities.add(user(user)));
        LocatedJson.list(members, "RoleDetailList").forEach(role -> entities.add(role(role)));
        return entities;
    }

    private static void refusePage(LocatedJson place) {
        throw place.error(
                "the file has only the first of several pages",
                "run 'aws iam get-account-authorization-details' without --max-items and --no-paginate");
    }

    private static String text(LocatedJson value, String name, String what) {
        return value.require(name, what).text(name);
    }

    private void managed(LocatedJson policy) {
        String arn = text(policy, "Arn", "a policy");
        String name = LocatedJson.find(policy.members("a policy"), "PolicyName")
                .map(value -> value.text("PolicyName"))
                .orElse(arn);
        for (LocatedJson version : LocatedJson.list(policy.members("a policy"), "PolicyVersionList")) {
            Map<String, LocatedJson> members = version.members("a policy version");
            boolean isDefault = LocatedJson.find(members, "IsDefaultVersion")
                    .map(value -> value.scalar("IsDefaultVersion").equalsIgnoreCase("true"))
                    .orElse(false);
            Optional<LocatedJson> document = LocatedJson.find(members, "Document");
            if (isDefault && document.isPresent()) {
                managed.put(arn, PolicyDocumentReader.read("policy " + name, document.get()));
            }
        }
    }

    private IamEntity user(LocatedJson user) {
        Known own = attached(user, "UserPolicyList", USER);
        List<PolicyDocument> policies = new ArrayList<>(own.policies());
        List<String> missing = new ArrayList<>(own.missing());
        for (LocatedJson group : LocatedJson.list(user.members(USER), "GroupList")) {
            String name = group.text("GroupList");
            Known ofGroup = Optional.ofNullable(groups.get(name))
                    .orElseGet(() -> Known.unknown("group " + name + " is not in the file"));
            policies.addAll(ofGroup.policies());
            missing.addAll(ofGroup.missing());
        }
        return entity(user, USER, new Known(policies, missing), Optional.empty());
    }

    private IamEntity role(LocatedJson role) {
        // Without it, it would not be known who can assume the role, and nothing would say so.
        PolicyDocument trust = PolicyDocumentReader.readTrust(
                "the trust policy of role " + text(role, "RoleName", ROLE),
                role.require("AssumeRolePolicyDocument", ROLE));
        return entity(role, ROLE, attached(role, "RolePolicyList", ROLE), Optional.of(trust));
    }

    private IamEntity entity(LocatedJson entity, String what, Known policies, Optional<PolicyDocument> trust) {
        LocatedJson arn = entity.require("Arn", what);
        RequestPrincipal principal = RequestPrincipal.entity(arn.text("Arn"))
                .orElseThrow(() -> arn.error("this is not the ARN of " + what, "check that it is the right file"));
        return new IamEntity(
                details.source(), principal, policies, boundary(entity, what), trust, tags(entity, what), true);
    }

    /** Inline and attached policies. */
    private Known attached(LocatedJson entity, String inline, String what) {
        List<PolicyDocument> policies = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, LocatedJson> members = entity.members(what);
        for (LocatedJson policy : LocatedJson.list(members, inline)) {
            policies.add(PolicyDocumentReader.read(
                    "inline policy " + text(policy, "PolicyName", "a policy"),
                    policy.require("PolicyDocument", "a policy")));
        }
        for (LocatedJson policy : LocatedJson.list(members, "AttachedManagedPolicies")) {
            add(text(policy, "PolicyArn", "a policy"), policies, missing);
        }
        // Policies of a kind that AWS added later may allow anything.
        members.keySet().stream()
                .filter(name -> name.contains("Polic") && !POLICIES.contains(name))
                .forEach(name -> missing.add("its " + name + " is of an unknown kind"));
        return new Known(policies, missing);
    }

    private void add(String arn, List<PolicyDocument> policies, List<String> missing) {
        @Nullable PolicyDocument policy = managed.get(arn);
        if (policy == null) {
            missing.add("policy " + arn + " is not in the file");
        } else {
            policies.add(policy);
        }
    }

    private Known boundary(LocatedJson entity, String what) {
        List<PolicyDocument> policies = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        LocatedJson.find(entity.members(what), "PermissionsBoundary")
                .map(boundary -> text(boundary, "PermissionsBoundaryArn", "a permissions boundary"))
                .ifPresent(arn -> add(arn, policies, missing));
        return new Known(policies, missing);
    }

    private static Map<String, String> tags(LocatedJson entity, String what) {
        Map<String, String> tags = new LinkedHashMap<>();
        LocatedJson.list(entity.members(what), "Tags")
                .forEach(tag -> tags.put(text(tag, "Key", "a tag"), text(tag, "Value", "a tag")));
        return tags;
    }
}
