package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.access.ApplicablePolicies.Known;
import io.github.pcaconstrain.access.GivenPolicies;
import io.github.pcaconstrain.access.GivenPolicies.OfResource;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.PolicyPattern;
import io.github.pcaconstrain.access.PolicyStatement;
import io.github.pcaconstrain.access.PrincipalElement;
import io.github.pcaconstrain.access.RequestPrincipal;
import io.github.pcaconstrain.access.ResourceList;
import io.github.pcaconstrain.access.StatementEffect;
import io.github.pcaconstrain.access.document.IamFileReader;
import io.github.pcaconstrain.access.document.PolicyKind;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policy of a CA, and whom it names. Shares made in AWS RAM are in it (API reference, PutPolicy: "updates made in RAM
 * are reflected in policies").
 *
 * @param ca the CA
 * @param policies the policy, as an evaluator takes it
 */
public record SharedCa(CaArn ca, GivenPolicies policies) {
    private static final String EVERYONE = "*";

    public SharedCa {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(policies, "policies");
    }

    /** What the policy of a CA is called in messages. */
    static String name(CaArn ca) {
        return "the policy of " + ca;
    }

    /**
     * Reads the policy of a CA.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if it is not a policy
     */
    public static SharedCa read(CaArn ca, String json) {
        IamFileReader reader = new IamFileReader();
        reader.read(name(ca), json.getBytes(StandardCharsets.UTF_8), Optional.of(PolicyKind.RESOURCE));
        return new SharedCa(ca, reader.policies());
    }

    /** A CA that has no policy: that is the same as one that allows nothing, and not one that is missing. */
    public static SharedCa withoutPolicy(CaArn ca) {
        PolicyStatement nothing = new PolicyStatement(
                name(ca),
                StatementEffect.ALLOW,
                List.of(),
                false,
                ResourceList.of(List.of(new PolicyPattern(ca.toString(), false))),
                false,
                Optional.empty(),
                List.of(),
                List.of());
        PolicyDocument policy = new PolicyDocument(name(ca), List.of(nothing));
        return new SharedCa(
                ca,
                new GivenPolicies(
                        List.of(), List.of(), List.of(), List.of(), List.of(new OfResource(name(ca), policy))));
    }

    /** Whom it names: accounts by their numbers, others by their ARNs, services, and {@code *} for everyone. */
    public List<String> names() {
        return allowing()
                .flatMap(statement -> statement.principal().stream())
                .flatMap(SharedCa::names)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> names(PrincipalElement element) {
        return element.isNegated()
                ? Stream.of(EVERYONE)
                : Stream.of(element.aws(), element.services(), element.federated(), element.others())
                        .flatMap(List::stream)
                        .map(SharedCa::shortName);
    }

    /** The root of an account stands for the account. */
    private static String shortName(String name) {
        RequestPrincipal principal = RequestPrincipal.named(name);
        return principal.kind() == RequestPrincipal.Kind.ACCOUNT ? principal.account() : name;
    }

    /**
     * The policy by itself. What policies of its own a principal has is not asked here: in the account of the CA, they could
     * allow everything. In other accounts, they decide along with the CA's policy, so that what it allows is possible.
     */
    GivenPolicies alone() {
        List<IamEntity> insiders = allowing()
                .flatMap(statement -> statement.principal().stream())
                .flatMap(element -> element.aws().stream())
                .distinct()
                .map(RequestPrincipal::named)
                .filter(principal ->
                        principal.account().isEmpty() || principal.account().equals(ca.account()))
                .map(principal ->
                        new IamEntity(name(ca), principal, Known.NONE, Known.NONE, Optional.empty(), Map.of(), true))
                .toList();
        return new GivenPolicies(insiders, List.of(), List.of(), List.of(), policies.ofResources());
    }

    /** What is worth a look about those whom it names, whatever they may do. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        everyone(findings);
        accounts()
                .forEach((account, actions) -> findings.add(SurroundingCode.SHARED_ACROSS_ACCOUNTS.finding(
                        "account " + account,
                        "its policy lets account " + account + " call " + String.join(", ", actions))));
        return findings;
    }

    private Stream<PolicyStatement> allowing() {
        return policies.ofResources().stream()
                .map(OfResource::policy)
                .map(PolicyDocument::statements)
                .flatMap(List::stream)
                .filter(statement -> statement.effect() == StatementEffect.ALLOW);
    }

    private void everyone(List<Finding> findings) {
        List<PolicyStatement> open = allowing().filter(SharedCa::isForEveryone).toList();
        List<PolicyStatement> limited =
                open.stream().filter(statement -> !limits(statement).isEmpty()).toList();
        List<PolicyStatement> unlimited =
                open.stream().filter(statement -> limits(statement).isEmpty()).toList();
        if (!unlimited.isEmpty()) {
            findings.add(SurroundingCode.SHARED_WITH_EVERYONE.finding(
                    EVERYONE, "its policy lets everyone call " + actions(unlimited) + " (" + labels(unlimited) + ")"));
        }
        if (!limited.isEmpty()) {
            String conditions = limited.stream()
                    .flatMap(statement -> limits(statement).stream())
                    .distinct()
                    .collect(Collectors.joining(", "));
            findings.add(SurroundingCode.SHARED_WITH_EVERYONE
                    .finding(
                            EVERYONE + " with conditions",
                            "its policy names everyone, and only conditions limit who may call " + actions(limited)
                                    + ": " + conditions + " (" + labels(limited) + ")",
                            "check that the conditions let in only those who need the CA")
                    .at(Severity.WARNING));
        }
    }

    /** NotPrincipal, in an Allow, names everyone else. */
    private static boolean isForEveryone(PolicyStatement statement) {
        return statement
                .principal()
                .filter(element -> element.isNegated() || element.aws().contains(EVERYONE))
                .isPresent();
    }

    private static List<String> limits(PolicyStatement statement) {
        return statement.conditions().stream()
                .filter(RequesterCondition::limits)
                .map(Object::toString)
                .toList();
    }

    private static String actions(List<PolicyStatement> statements) {
        return statements.stream().flatMap(SharedCa::actions).distinct().collect(Collectors.joining(", "));
    }

    private static Stream<String> actions(PolicyStatement statement) {
        return statement.exceptActions()
                ? Stream.of("everything but " + String.join(", ", statement.actions()))
                : statement.actions().stream();
    }

    private String labels(List<PolicyStatement> statements) {
        return statements.stream()
                .map(PolicyStatement::label)
                .map(label -> label.replace(" of " + name(ca), ""))
                .collect(Collectors.joining(", "));
    }

    /** The other accounts that it names, each with what it may call. */
    private Map<String, Set<String>> accounts() {
        Map<String, Set<String>> accounts = new LinkedHashMap<>();
        allowing()
                .forEach(statement -> statement.principal().stream()
                        .filter(element -> !element.isNegated())
                        .map(PrincipalElement::aws)
                        .flatMap(List::stream)
                        .map(RequestPrincipal::named)
                        .map(RequestPrincipal::account)
                        .filter(account -> !account.isEmpty() && !account.equals(ca.account()))
                        .forEach(account -> accounts.computeIfAbsent(account, none -> new LinkedHashSet<>())
                                .addAll(actions(statement).toList())));
        return accounts;
    }
}
