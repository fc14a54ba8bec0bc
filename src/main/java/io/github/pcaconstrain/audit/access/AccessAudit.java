package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.GivenPolicies;
import io.github.pcaconstrain.access.GivenPolicies.OfResource;
import io.github.pcaconstrain.access.IamEntity;
import io.github.pcaconstrain.access.PolicyDocument;
import io.github.pcaconstrain.access.RequestPrincipal.Kind;
import io.github.pcaconstrain.access.StatementEffect;
import io.github.pcaconstrain.audit.access.EntityGrants.Power;
import io.github.pcaconstrain.audit.access.RoleReach.Way;
import io.github.pcaconstrain.audit.access.SelfGrants.Change;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.GrantedAccess;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds who may have CAs sign subordinate CAs, or change CAs, according to policies. */
public final class AccessAudit {
    private static final String USUAL_PARTITION = "aws";
    private static final Map<AccessCode, String> WORDS = words();

    private final GivenPolicies given;
    private final List<String> files;
    private final AccessQuestions questions;
    private final List<CertificateFinding> findings = new ArrayList<>();

    private AccessAudit(GivenPolicies given, List<String> files) {
        this.given = given;
        this.files = files;
        questions = new AccessQuestions(given);
    }

    /**
     * The result.
     *
     * @param principals the number of principals whose policies were evaluated
     * @param findings what they may do
     */
    public record Result(long principals, List<CertificateFinding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    private static Map<AccessCode, String> words() {
        Map<AccessCode, String> words = new TreeMap<>();
        words.put(AccessCode.MAY_SIGN_ANY_TEMPLATE, "have the CA sign with any template");
        words.put(AccessCode.MAY_SIGN_WITHOUT_CONSTRAINTS, "have the CA sign CAs without constraints");
        words.put(AccessCode.MAY_SIGN_WITH_PASSTHROUGH, "have the CA sign CAs, with or without constraints");
        words.put(AccessCode.MAY_IMPORT_CA_CERTIFICATE, "install a certificate for the CA");
        words.put(AccessCode.MAY_CHANGE_CA_POLICY, "change the policy of the CA");
        words.put(AccessCode.MAY_GRANT_CA_PERMISSION, "let ACM use the CA");
        words.put(AccessCode.MAY_UPDATE_CA, "disable the CA or change its revocation");
        words.put(AccessCode.MAY_DELETE_CA, "delete the CA");
        return words;
    }

    /**
     * Evaluates policies.
     *
     * @param given the policies
     * @param files the files that they come from, as named by the user
     * @param known CAs that are known from elsewhere; those that the policies name are found by themselves
     */
    public static Result of(GivenPolicies given, List<String> files, Set<CaArn> known) {
        AccessAudit audit = new AccessAudit(given, files);
        List<IamEntity> entities = audit.entities();
        audit.run(entities, audit.targets(known));
        return new Result(entities.size(), audit.findings);
    }

    private void run(List<IamEntity> entities, List<TargetCa> cas) {
        if (entities.isEmpty()) {
            add(AccessCode.NO_PRINCIPAL_GIVEN, "", "the files contain no principal, so none was checked");
            return;
        }
        List<EntityGrants> grants = entities.stream()
                .map(entity -> EntityGrants.of(entity, cas, questions))
                .toList();
        grants.forEach(this::report);
        RoleReach reach = RoleReach.of(grants, questions);
        reach.ways().forEach(this::report);
        SelfGrants changes = SelfGrants.of(entities, cas, reach, questions);
        changes.changes().forEach(this::report);
        changes.ways().forEach(this::report);
        UnjudgedCas.message(entities, cas).ifPresent(message -> add(AccessCode.OTHER_CAS_NOT_JUDGED, "", message));
        cas.stream()
                .filter(TargetCa::isKnown)
                .filter(ca -> questions.ofCas().of(ca.resource()).isEmpty())
                .forEach(ca -> add(
                        AccessCode.CA_POLICY_NOT_GIVEN,
                        ca.arn(),
                        "its policy was not given, so what it allows is not known"));
    }

    private void add(AccessCode code, String part, String message) {
        findings.add(CertificateFinding.of(code.finding(part, message), Place.of(files.get(0))));
    }

    /** Those whose policies were given, and those whom policies of CAs name. */
    private List<IamEntity> entities() {
        Set<String> seen = new LinkedHashSet<>();
        List<IamEntity> entities = new ArrayList<>(given.entities());
        entities.forEach(entity -> seen.add(entity.principal().name()));
        for (OfResource each : given.ofResources()) {
            each.policy().statements().stream()
                    .filter(statement -> statement.effect() == StatementEffect.ALLOW)
                    .flatMap(statement -> statement.principal().stream())
                    .flatMap(element -> Stream.concat(questions.principals().others(element), element.outsiders()))
                    .filter(principal -> seen.add(principal.name()))
                    .forEach(principal -> entities.add(questions.outsider(each.source(), principal)));
        }
        return entities;
    }

    /** The CAs that are known, and any CA of an account of which none is. */
    private List<TargetCa> targets(Set<CaArn> known) {
        Targets targets = new Targets();
        known.forEach(ca -> targets.add(TargetCa.of(ca)));
        policies()
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> statement.resources().stream())
                .filter(pattern -> CaArn.matches(pattern.text()))
                .forEach(pattern -> targets.add(TargetCa.of(CaArn.parse(pattern.text()))));
        for (IamEntity entity : given.entities()) {
            String account = entity.principal().account();
            if (!targets.hasSome(account)) {
                partitions(entity).forEach(partition -> targets.add(TargetCa.any(partition, account)));
            }
        }
        policies()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.effect() == StatementEffect.ALLOW)
                .flatMap(statement -> statement.resources().stream())
                .flatMap(pattern -> TargetCa.some(pattern.text()).stream())
                .filter(some -> !targets.overlap(some))
                .forEach(targets::add);
        return targets.all();
    }

    /** That of its ARN; of somebody of whom only a policy is known, those that the policy names. */
    private static Set<String> partitions(IamEntity entity) {
        if (entity.principal().kind() != Kind.HOLDER) {
            return Set.of(partition(entity.principal().name()).orElse(USUAL_PARTITION));
        }
        Set<String> named = entity.identity().policies().stream()
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> Stream.concat(
                        statement.resources().stream(),
                        statement.conditions().stream().flatMap(condition -> condition.values().stream())))
                .flatMap(pattern -> partition(pattern.text()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return named.isEmpty() ? Set.of(USUAL_PARTITION) : named;
    }

    private static Optional<String> partition(String arn) {
        String[] parts = arn.split(":", 3);
        return Optional.of(parts)
                .filter(each -> each.length == 3 && each[0].equals("arn") && each[1].matches("aws[\\w-]*"))
                .map(each -> each[1]);
    }

    private Stream<PolicyDocument> policies() {
        return Stream.of(
                        given.entities().stream().flatMap(entity -> entity.identity().policies().stream()),
                        given.scps().stream(),
                        given.rcps().stream(),
                        given.limits().stream(),
                        given.ofResources().stream().map(OfResource::policy))
                .flatMap(policies -> policies);
    }

    private void report(EntityGrants grants) {
        grants.resources()
                .forEach((grant, resources) -> add(
                        grants.entity(),
                        grant,
                        resources,
                        grant.code()
                                .finding(
                                        String.join(", ", resources),
                                        grant.message(WORDS.getOrDefault(grant.code(), "")))));
    }

    private void report(Way way) {
        Grant grant = way.grant();
        String name = way.role().principal().name();
        boolean isRole = way.role().principal().kind() == Kind.ROLE;
        String clause = "this " + (isRole ? "role" : "user") + ", which can have a CA sign CAs " + ofPower(way.power());
        Finding finding = grant.code().finding(name, grant.message(what(grant.code(), clause)));
        add(
                way.entity(),
                grant,
                List.of(name),
                way.power() == Power.UNCONSTRAINED ? finding : finding.at(Severity.INFO));
    }

    private static String what(AccessCode code, String signer) {
        return switch (code) {
            case MAY_PASS_SIGNING_ROLE -> "pass " + signer + ", to a service";
            case MAY_GIVE_ITSELF_SIGNING -> "take over " + signer;
            default -> "assume " + signer;
        };
    }

    private static String ofPower(Power power) {
        return power == Power.UNCONSTRAINED ? "without constraints" : "with passthrough templates";
    }

    private void report(Change change) {
        Grant grant = change.grant();
        Finding finding = grant.code()
                .finding(
                        String.join(", ", change.cas()),
                        grant.message("give itself the permission to have the CA sign CAs " + ofPower(change.power())));
        add(
                change.entity(),
                grant,
                change.cas(),
                change.power() == Power.UNCONSTRAINED ? finding : finding.at(Severity.INFO));
    }

    private void add(IamEntity entity, Grant grant, List<String> resources, Finding finding) {
        String principal = entity.principal().name();
        GrantedAccess access = grant.to(principal, resources);
        findings.add(CertificateFinding.of(finding, new Place(entity.source(), 0, principal), access));
    }
}
