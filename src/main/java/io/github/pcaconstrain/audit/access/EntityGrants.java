package io.github.pcaconstrain.audit.access;

import io.github.pcaconstrain.access.AccessDecision;
import io.github.pcaconstrain.access.IamEntity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one principal may do to CAs. */
final class EntityGrants {
    private static final Map<String, AccessCode> OPERATIONS = operations();

    /** How much somebody can do by having a CA sign. */
    enum Power {
        NONE,
        /** CAs whose constraints are in the request. */
        PASSTHROUGH,
        /** CAs without constraints, whatever is in the request. */
        UNCONSTRAINED
    }

    private final AccessQuestions questions;
    private final IamEntity entity;
    private final Map<Grant, List<String>> resources = new LinkedHashMap<>();
    private final Map<String, Power> powers = new LinkedHashMap<>();

    private EntityGrants(AccessQuestions questions, IamEntity entity) {
        this.questions = questions;
        this.entity = entity;
    }

    private static Map<String, AccessCode> operations() {
        Map<String, AccessCode> operations = new LinkedHashMap<>();
        operations.put("acm-pca:ImportCertificateAuthorityCertificate", AccessCode.MAY_IMPORT_CA_CERTIFICATE);
        operations.put("acm-pca:PutPolicy", AccessCode.MAY_CHANGE_CA_POLICY);
        operations.put("acm-pca:CreatePermission", AccessCode.MAY_GRANT_CA_PERMISSION);
        operations.put("acm-pca:UpdateCertificateAuthority", AccessCode.MAY_UPDATE_CA);
        operations.put("acm-pca:DeleteCertificateAuthority", AccessCode.MAY_DELETE_CA);
        return operations;
    }

    static EntityGrants of(IamEntity entity, List<TargetCa> cas, AccessQuestions questions) {
        EntityGrants grants = new EntityGrants(questions, entity);
        if (questions.isConceivable(entity, AccessQuestions.ISSUE)) {
            cas.forEach(grants::signing);
        }
        OPERATIONS.forEach((action, code) -> {
            if (questions.isConceivable(entity, action)) {
                cas.forEach(ca -> grants.operation(ca, action, code));
            }
        });
        return grants;
    }

    /** The grants, each with the CAs that it is about. */
    Map<Grant, List<String>> resources() {
        return resources;
    }

    IamEntity entity() {
        return entity;
    }

    /** By having this CA sign. */
    Power power(String ca) {
        return powers.getOrDefault(ca, Power.NONE);
    }

    /** With each CA that may sign for it. */
    Map<String, Power> powers() {
        return powers;
    }

    private void signing(TargetCa ca) {
        Map<String, AccessDecision> open = questions.issue(entity, ca, SigningTemplates.WITHOUT_CONSTRAINTS);
        Map<String, AccessDecision> passing = questions.issue(entity, ca, SigningTemplates.WITH_PASSTHROUGH);
        if (!open.isEmpty()) {
            powers.put(ca.arn(), Power.UNCONSTRAINED);
            Map<String, AccessDecision> leaf = questions.issue(entity, ca, SigningTemplates.END_ENTITY);
            boolean isAny = open.size() == SigningTemplates.WITHOUT_CONSTRAINTS.size()
                    && passing.size() == SigningTemplates.WITH_PASSTHROUGH.size()
                    && leaf.size() == SigningTemplates.END_ENTITY.size()
                    && areAlike(List.of(open, passing, leaf));
            add(
                    ca,
                    isAny
                            ? grant(AccessCode.MAY_SIGN_ANY_TEMPLATE, List.of("*"), open)
                            : grant(AccessCode.MAY_SIGN_WITHOUT_CONSTRAINTS, mostCertain(open), open));
        } else if (!passing.isEmpty()) {
            powers.put(ca.arn(), Power.PASSTHROUGH);
            add(ca, grant(AccessCode.MAY_SIGN_WITH_PASSTHROUGH, mostCertain(passing), passing));
        }
    }

    private static boolean areAlike(List<Map<String, AccessDecision>> decisions) {
        return decisions.stream()
                        .flatMap(each -> each.values().stream())
                        .map(AccessDecision::outcome)
                        .distinct()
                        .count()
                == 1;
    }

    /** The templates that a finding may name: those for which what it says is as certain as it says. */
    private static List<String> mostCertain(Map<String, AccessDecision> decisions) {
        AccessDecision.Outcome most = Grant.merged(decisions.values()).outcome();
        return decisions.entrySet().stream()
                .filter(each -> each.getValue().outcome() == most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Grant grant(AccessCode code, List<String> templates, Map<String, AccessDecision> decisions) {
        return new Grant(code, AccessQuestions.ISSUE, templates, Grant.merged(decisions.values()));
    }

    private void operation(TargetCa ca, String action, AccessCode code) {
        AccessDecision decision = questions.operate(entity, ca, action);
        if (decision.isPossible()) {
            add(ca, new Grant(code, action, List.of(), decision));
        }
    }

    private void add(TargetCa ca, Grant grant) {
        resources.computeIfAbsent(grant, none -> new ArrayList<>()).add(ca.arn());
    }
}
