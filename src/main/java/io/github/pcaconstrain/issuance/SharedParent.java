package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.access.Truth;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A parent of another account, which is shared with the account that calls it.
 *
 * @param parent the parent
 * @param account the account that calls the parent
 * @param policy what is shared; empty if AWS does not tell
 */
public record SharedParent(CaArn parent, String account, Optional<String> policy) {
    private static final String PLACE = "parent";

    public SharedParent {
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(policy, "policy");
    }

    /** Asks what is shared with an account, that of the caller. */
    public static SharedParent fetch(PrivateCa privateCa, CaArn parent, String account) {
        Optional<String> policy;
        try {
            policy = privateCa.policy(parent);
        } catch (AwsRefusedException notAllowed) {
            policy = Optional.empty();
        }
        return new SharedParent(parent, account, policy);
    }

    /** What would go wrong, before AWS is asked to sign. */
    public List<Finding> check(IssuanceRequest request) {
        List<Finding> findings = new ArrayList<>();
        String template = request.template().name();
        Truth issue = allows("IssueCertificate", request.template().arn());
        Truth fetch = allows("GetCertificate", "");
        if (issue == Truth.FALSE) {
            findings.add(RequestCode.SHARE_TEMPLATE.finding(
                    PLACE,
                    "account " + parent.account() + " shares the parent with account " + account
                            + ", but does not allow "
                            + template
                            + "; the AWS managed permissions of RAM allow no template that takes constraints",
                    "in account " + parent.account() + ": " + permission(request)));
        }
        if (issue != Truth.FALSE && fetch == Truth.FALSE) {
            findings.add(RequestCode.SHARE_ACTION.finding(
                    PLACE,
                    "account " + parent.account() + " does not let account " + account
                            + " fetch certificates of the parent (acm-pca:GetCertificate)",
                    "in account " + parent.account() + ": " + permission(request)));
        }
        if (findings.isEmpty() && issue.and(fetch) == Truth.UNKNOWN) {
            findings.add(RequestCode.SHARE_UNKNOWN.finding(
                    PLACE,
                    "AWS does not tell account " + account + " whether account " + parent.account() + " allows it "
                            + template + "; the AWS managed permissions of RAM do not",
                    "if AWS refuses, in account " + parent.account() + ": " + permission(request)));
        }
        return findings;
    }

    /** What would go wrong when a certificate of the parent is to be revoked, before anything is changed. */
    public List<Finding> checkRevocation() {
        String owner = "account " + parent.account();
        String others = "or call the parent with --parent-role or --parent-profile";
        return switch (allows("RevokeCertificate", "")) {
            case TRUE -> List.of();
            case FALSE ->
                List.of(RequestCode.SHARE_ACTION.finding(
                        PLACE,
                        owner + " does not let account " + account
                                + " revoke certificates of the parent (acm-pca:RevokeCertificate)",
                        "have " + owner + " share acm-pca:RevokeCertificate too, " + others));
            case UNKNOWN ->
                List.of(RequestCode.SHARE_UNKNOWN.finding(
                        PLACE,
                        owner + " shares the parent, and AWS does not tell account " + account
                                + " whether with acm-pca:RevokeCertificate",
                        "if AWS refuses to revoke, have " + owner + " share that too, " + others));
        };
    }

    private Truth allows(String operation, String template) {
        return policy.map(json -> SharePolicy.parse(parent, json))
                .map(share -> share.allows(account, operation, template))
                .orElse(Truth.UNKNOWN);
    }

    /** The customer managed permission that allows what a run needs, and no more. */
    private String permission(IssuanceRequest request) {
        return AwsCli.allowTemplate(parent, request.template().arn())
                + "; then use it in the share (docs/how-to/root-in-another-account.md)";
    }
}
