package io.github.pcaconstrain.access.document;

import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.GivenPolicies;
import io.github.pcaconstrain.access.GivenPolicies.OfResource;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestPrincipal;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import io.github.pcaconstrain.access.document.LocatedJson.Members;
import io.github.pcaconstrain.access.document.LocatedJson.Text;
import io.github.pcaconstrain.encoding.syntax.InputText;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files with policies: what {@code aws iam get-account-authorization-details} prints, policies alone, and policies as
 * {@code aws acm-pca get-policy}, {@code aws organizations describe-policy}, {@code aws iam get-policy-version} and
 * {@code aws ram get-permission} print them.
 */
public final class IamFileReader {
    private static final String HINT = "give the output of 'aws iam get-account-authorization-details', or a policy";

    /** What AWS RAM calls a permission, and its text. */
    private static final String SHARED = "permission";

    private final List<IamEntity> entities = new ArrayList<>();
    private final List<PolicyDocument> scps = new ArrayList<>();
    private final List<PolicyDocument> rcps = new ArrayList<>();
    private final List<PolicyDocument> limits = new ArrayList<>();
    private final List<OfResource> ofResources = new ArrayList<>();

    /**
     * Reads a file.
     *
     * @param source its name in messages
     * @param kind what it has, if the user said so; otherwise the content decides
     * @throws io.github.pcaconstrain.failure.PolicyFileException if it is not a policy
     * @throws UnreadableInputException if it is empty
     */
    public void read(String source, byte[] content, Optional<PolicyKind> kind) {
        String text = InputText.decode(source, content);
        if (text.isBlank()) {
            throw new UnreadableInputException(source, "it is empty", HINT);
        }
        LocatedJson file = LocatedJson.parse(source, text);
        Map<String, LocatedJson> members = file.members("the file");
        if (kind.isEmpty() && AccountDetailsReader.isOne(members)) {
            entities.addAll(AccountDetailsReader.read(file));
            return;
        }
        LocatedJson policy = unwrapped(file, members);
        add(source, policy, kind.or(() -> ofWrapper(members)).orElseGet(() -> guess(policy)));
    }

    /** All that was read. */
    public GivenPolicies policies() {
        return new GivenPolicies(entities, scps, rcps, limits, ofResources);
    }

    /** The policy in the output of a command of the AWS CLI. */
    private static LocatedJson unwrapped(LocatedJson file, Map<String, LocatedJson> members) {
        Optional<LocatedJson> policy = LocatedJson.find(members, "Policy");
        if (policy.isPresent()) {
            return policy.get().content() instanceof Members described
                    ? LocatedJson.find(described.all(), "Content").orElse(policy.get())
                    : policy.get();
        }
        Optional<LocatedJson> permission = LocatedJson.find(members, SHARED);
        if (permission.isPresent()) {
            // In the output of other commands, such as create-permission, it is described without its text.
            return permission.get().require(SHARED, "a permission of AWS RAM");
        }
        return LocatedJson.find(members, "PolicyVersion")
                .map(version -> version.require("Document", "a policy version"))
                .or(() -> LocatedJson.find(members, "PolicyDocument"))
                .orElse(file);
    }

    private static Optional<PolicyKind> ofWrapper(Map<String, LocatedJson> members) {
        if (LocatedJson.find(members, SHARED).isPresent()) {
            return Optional.of(PolicyKind.RAM);
        }
        return LocatedJson.find(members, "Policy").flatMap(policy -> {
            if (policy.content() instanceof Text) {
                return Optional.of(PolicyKind.RESOURCE);
            }
            return LocatedJson.find(policy.members("Policy"), "PolicySummary")
                    .flatMap(summary -> LocatedJson.find(summary.members("PolicySummary"), "Type"))
                    .flatMap(type -> ofOrganization(type.text("Type")));
        });
    }

    private static Optional<PolicyKind> ofOrganization(String type) {
        return switch (type) {
            case "SERVICE_CONTROL_POLICY" -> Optional.of(PolicyKind.SCP);
            case "RESOURCE_CONTROL_POLICY" -> Optional.of(PolicyKind.RCP);
            default -> Optional.empty();
        };
    }

    /** A policy that names principals belongs to a resource; one without is somebody's. */
    private static PolicyKind guess(LocatedJson policy) {
        if (!(policy.content() instanceof Members members)) {
            return PolicyKind.IDENTITY;
        }
        if (LocatedJson.find(members.all(), "Statement").isEmpty()
                && LocatedJson.find(members.all(), "Effect").isPresent()) {
            return PolicyKind.RAM;
        }
        boolean namesPrincipals = LocatedJson.find(members.all(), "Statement").stream()
                .flatMap(statements -> statements.items().stream())
                .anyMatch(statement -> statement.content() instanceof Members each
                        && (LocatedJson.find(each.all(), "Principal").isPresent()
                                || LocatedJson.find(each.all(), "NotPrincipal").isPresent()));
        if (namesPrincipals) {
            requireAllow(policy);
        }
        return namesPrincipals ? PolicyKind.RESOURCE : PolicyKind.IDENTITY;
    }

    /**
     * Policies of CAs have Allow statements alone (AWS Private CA User Guide, "Resource-based policies"). A policy of another
     * kind must not pass for all that there is of one.
     */
    private static void requireAllow(LocatedJson policy) {
        for (LocatedJson statement : policy.require("Statement", "the policy").items()) {
            LocatedJson effect = statement.require("Effect", "a statement");
            if (effect.text("Effect").equals("Deny")) {
                throw effect.error(
                        "a policy of a CA has no Deny statement, so this is a policy of another kind",
                        "write its kind before the name of the file, such as rcp:FILE");
            }
        }
    }

    private void add(String source, LocatedJson policy, PolicyKind kind) {
        PolicyDocument document = kind == PolicyKind.RAM
                ? PolicyDocumentReader.readShare(source, policy)
                : PolicyDocumentReader.read(source, policy);
        switch (kind) {
            case IDENTITY ->
                entities.add(holder("anyone with the policy " + source, source, document, Known.NONE, true));
            case SCP -> scps.add(document);
            case RCP -> rcps.add(document);
            case BOUNDARY, SESSION -> limits.add(document);
            case RESOURCE -> {
                requirePrincipals(document, policy);
                ofResources.add(new OfResource(source, document));
            }
            case RAM ->
                entities.add(holder(
                        "anyone given access by the share permission " + source,
                        source,
                        document,
                        Known.unknown("the policies of their account are not among the files"),
                        false));
            // A request need not go through the endpoint, so its policy denies nothing for certain.
            case VPC_ENDPOINT -> {}
        }
    }

    /** Without one, a statement would seem to allow nothing to anyone. */
    private static void requirePrincipals(PolicyDocument document, LocatedJson policy) {
        if (document.statements().stream()
                .anyMatch(statement -> statement.principal().isEmpty())) {
            throw policy.error(
                    "a statement names no principal, so this is not the policy of a CA",
                    "write its kind before the name of the file, such as identity:FILE");
        }
    }

    private static IamEntity holder(
            String who, String source, PolicyDocument policy, Known boundary, boolean isOfGivenAccount) {
        return new IamEntity(
                source,
                new RequestPrincipal(Kind.HOLDER, who, ""),
                Known.all(List.of(policy)),
                boundary,
                Optional.empty(),
                Map.of(),
                isOfGivenAccount);
    }
}
